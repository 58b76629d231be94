import chardet from 'chardet';
import iconv from 'iconv-lite';
import type { DeskErrorCode } from '../../core/desk';
import { isSupportedEncoding, supportedEncodings, type EncodingLabel } from '../../core/encodings';
import { fail, ok, type Result } from '../../core/result';
import { documentKind } from './document-kind';
import { decodeUtf8 } from './utf8';

export interface Decoded {
  /** The text as it was in the file, a byte order mark included, line ends as they were. */
  readonly text: string;
  readonly encoding: EncodingLabel;
  /** Nothing in the file says which encoding it is: somebody should look. */
  readonly guessed: boolean;
}

export interface DecodeFailure {
  readonly code: Extract<DeskErrorCode, 'empty' | 'binary' | 'other-document' | 'undecodable'>;
  readonly detail?: string;
}

/**
 * Bytes of an article → text. A byte order mark decides; then UTF-8, strictly; then what looks like UTF-16; then a
 * guess, which is marked as one. With `encoding`, only that. Never answers text in which a byte was lost.
 */
export function decode(bytes: Uint8Array, encoding?: string): Result<Decoded, DecodeFailure> {
  if (bytes.length === 0) return fail({ code: 'empty' });
  if (encoding !== undefined) return decodeAs(bytes, encoding);

  const marked = encodingOfMark(bytes);
  if (marked) return decodeAs(bytes, marked);
  const kind = documentKind(bytes);
  if (kind) return fail({ code: 'other-document', detail: kind });
  const wide = looksLikeUtf16(bytes);
  if (wide) return decoded(bytes, wide, true);
  if (isBinary(bytes)) return fail({ code: 'binary' });
  const utf8 = strictly(bytes, 'utf-8');
  if (utf8 !== undefined) return ok({ text: utf8, encoding: 'utf-8', guessed: false });
  for (const candidate of guesses(bytes)) {
    const answer = decoded(bytes, candidate, true);
    if (answer.ok) return answer;
  }
  return fail({ code: 'undecodable', detail: 'UTF-8' });
}

function decodeAs(bytes: Uint8Array, encoding: string): Result<Decoded, DecodeFailure> {
  if (!isSupportedEncoding(encoding)) return fail({ code: 'undecodable', detail: encoding });
  return decoded(bytes, encoding, false);
}

function decoded(bytes: Uint8Array, encoding: EncodingLabel, guessed: boolean): Result<Decoded, DecodeFailure> {
  const text = strictly(bytes, encoding);
  if (text !== undefined) return ok({ text, encoding, guessed });
  const { name } = supportedEncodings.find(({ label }) => label === encoding) as { name: string };
  return fail({ code: 'undecodable', detail: name });
}

/** The text, or nothing if a byte means nothing in this encoding. */
function strictly(bytes: Uint8Array, encoding: EncodingLabel): string | undefined {
  if (encoding === 'utf-8') return decodeUtf8(bytes);
  if (encoding.startsWith('utf-16') && bytes.length % 2 === 1) return undefined;
  // iconv-lite gives C1 controls for the five bytes that windows-1252 leaves out; no text has those.
  const text = iconv.decode(Buffer.from(bytes), encoding, { stripBOM: false });
  if (encoding.startsWith('utf-16')) return text;
  return text.includes('\ufffd') || (encoding === 'windows-1252' && unassigned1252.test(text)) ? undefined : text;
}

const unassigned1252 = /[\u0081\u008d\u008f\u0090\u009d]/;

function encodingOfMark(bytes: Uint8Array): EncodingLabel | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

const sampleLength = 8192;

/** UTF-16 without a mark: spaces, line ends and Latin letters have a zero byte, always on the same side. */
function looksLikeUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length % 2 === 1) return undefined;
  const sample = bytes.subarray(0, sampleLength);
  let highZero = 0;
  let lowZero = 0;
  for (let i = 0; i + 1 < sample.length; i += 2) {
    if (sample[i] === 0) highZero++;
    if (sample[i + 1] === 0) lowZero++;
  }
  if (lowZero > 0 && lowZero > highZero * 20 && plausible(bytes, 'utf-16le')) return 'utf-16le';
  if (highZero > 0 && highZero > lowZero * 20 && plausible(bytes, 'utf-16be')) return 'utf-16be';
  return undefined;
}

/** Whether the bytes, read so, hold assigned characters only, and no controls but tab and line ends. */
function plausible(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): boolean {
  const text = iconv.decode(Buffer.from(bytes.subarray(0, sampleLength)), encoding, { stripBOM: false });
  return !/[\p{Cn}\p{Co}\p{Cs}]|(?![\t\n\f\r])\p{Cc}/u.test(text.slice(0, -1));
}

/** A zero byte, or more control bytes than any text has. */
function isBinary(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return true;
  const sample = bytes.subarray(0, sampleLength);
  let controls = 0;
  for (const byte of sample) if (byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte)) controls++;
  return controls > sample.length * 0.02;
}

const detectable: Readonly<Record<string, EncodingLabel>> = {
  Shift_JIS: 'shift_jis',
  'EUC-JP': 'euc-jp',
  GB18030: 'gb18030',
  Big5: 'big5',
  'EUC-KR': 'euc-kr',
  'windows-1251': 'windows-1251',
  'windows-1250': 'windows-1250',
};

/**
 * Encodings to try, the likeliest first. The detector is believed where it knows more than we do: which multi-byte or
 * Cyrillic encoding it is. Among the Western ones it cannot tell, and windows-1252 is what such files are in.
 */
function guesses(bytes: Uint8Array): EncodingLabel[] {
  const ranked = chardet.analyse(bytes.subarray(0, 65536));
  const western = ranked.find(({ name }) => name === 'ISO-8859-1' || name === 'windows-1252')?.confidence ?? 0;
  const others = ranked.filter(({ name }) => detectable[name]);
  const better = others.filter(({ confidence }) => confidence > western);
  const label = ({ name }: { name: string }) => detectable[name] as EncodingLabel;
  return [
    ...better.map(label),
    'windows-1252',
    ...others.filter((other) => !better.includes(other)).map(label),
    'iso-8859-1',
  ];
}
