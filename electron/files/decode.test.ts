import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { supportedEncodings } from '../../core/encodings';
import { decode } from './decode';

const french = 'Le maire a dit : « Où est l’œuvre ? » “Yes – it’s here,” she said. Ça coûte 12 €, à l’évidence.\n';
const german = 'Die Brücke sei „sicher“, sagte der Bürgermeister. Größere Schäden gebe es nicht.\n';
const japanese = '市長は橋は安全だと述べた。検査官は二つの橋脚にひびを見つけたという。\n'.repeat(3);
const chinese = '市长说这座桥是安全的。检查员据报道在两个桥墩上发现了裂缝。\n'.repeat(3);
const russian = 'Мэр заявил, что мост безопасен. Инспекторы, как сообщается, нашли трещины.\n'.repeat(3);

describe('decoding', () => {
  const found: readonly [encoding: string, text: string][] = [
    ['utf-8', french],
    ['utf-8', japanese],
    ['windows-1252', french],
    ['windows-1252', german],
    ['shift_jis', japanese],
    ['gb18030', chinese],
    ['windows-1251', russian],
    ['utf-16le', german],
    ['utf-16be', german],
    ['utf-16le', japanese],
    ['utf-16be', chinese],
  ];
  for (const [encoding, text] of found)
    it(`finds ${encoding} by itself: ${text.slice(0, 20)}`, () => {
      const decoded = decode(iconv.encode(text, encoding));
      expect(decoded).toMatchObject({ ok: true, value: { text, encoding, guessed: encoding !== 'utf-8' } });
    });

  it('is told by a byte order mark, which stays in the text', () => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'])
      expect(decode(iconv.encode(`\ufeff${french}`, encoding))).toEqual({
        ok: true,
        value: { text: `\ufeff${french}`, encoding, guessed: false },
      });
  });

  it('reads each encoding that it offers when it is asked for', () => {
    const words: Partial<Record<string, string>> = {
      'iso-8859-1': 'déjà vu',
      'iso-8859-15': '12 € pour l’œuvre'.replace('’', "'"),
      'windows-1250': 'Příliš žluťoučký kůň',
      'euc-jp': japanese,
      big5: '市長說這座橋是安全的',
      'euc-kr': '시장은 다리가 안전하다고 말했다',
    };
    for (const { label } of supportedEncodings) {
      const text = words[label] ?? found.find(([encoding]) => encoding === label)?.[1] ?? '';
      expect(text, label).not.toBe('');
      expect(decode(iconv.encode(text, label), label), label).toMatchObject({
        ok: true,
        value: { text, guessed: false },
      });
    }
  });

  it('never answers wrong text for bytes that mean nothing', () => {
    const broken = Buffer.concat([Buffer.from('It’s '), Buffer.from([0xc3]), Buffer.from(' here')]);
    expect(decode(broken, 'utf-8')).toMatchObject({ ok: false, error: { code: 'undecodable', detail: 'UTF-8' } });
    expect(decode(Buffer.from([0x81, 0x41]), 'windows-1252')).toMatchObject({ ok: false });
    expect(decode(Buffer.from('abc'), 'utf-16le')).toMatchObject({ ok: false });
    expect(decode(Buffer.from('abc'), 'ebcdic')).toMatchObject({ ok: false, error: { code: 'undecodable' } });
  });

  it('keeps a lone surrogate of a UTF-16 file as it is', () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x3d, 0xd8, 0x41, 0x00]);
    expect(decode(bytes)).toMatchObject({ ok: true, value: { text: '\ufeff\ud83dA' } });
  });

  it('knows what is not text, and calls other documents by their names', () => {
    expect(decode(Buffer.alloc(0))).toMatchObject({ error: { code: 'empty' } });
    expect(decode(Buffer.from([1, 2, 0, 0, 0, 9, 255]))).toMatchObject({ error: { code: 'binary' } });
    expect(decode(Buffer.from('%PDF-1.7 …'))).toMatchObject({ error: { code: 'other-document', detail: 'a PDF' } });
    expect(decode(Buffer.from('PK\x03\x04…word/document.xml'))).toMatchObject({
      error: { detail: 'a Word document (.docx)' },
    });
    expect(decode(Buffer.from('{\\rtf1 …'))).toMatchObject({ error: { detail: 'an RTF document' } });
  });

  it('answers for any bytes at all, and gives back every byte it accepts', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const decoded = decode(bytes);
        if (!decoded.ok) return;
        const { text, encoding } = decoded.value;
        if (encoding === 'utf-8' || encoding === 'windows-1252')
          expect(Buffer.compare(iconv.encode(text, encoding), Buffer.from(bytes))).toBe(0);
      }),
      { numRuns: 2000 },
    );
  });
});
