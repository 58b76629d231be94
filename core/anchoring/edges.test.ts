import { expect, it } from 'vitest';
import { fitEdges } from './edges';

/** The stretch in brackets in the second text, fitted as the one in brackets in the first. */
function fitted(old: string, found: string): string {
  const stretch = (marked: string) => ({
    text: marked.replace('[', '').replace(']', ''),
    span: { start: marked.indexOf('['), end: marked.indexOf(']') - 1 },
  });
  const [a, b] = [stretch(old), stretch(found)];
  const { start, end } = fitEdges(a.text, a.span, b.text, b.span);
  return b.text.slice(start, end);
}

it.each([
  ['no white space that was not there', 'he [said] so', 'he[ said ]so', 'said'],
  ['white space that was there', 'he[ said ]so', 'he[ said ]so', ' said '],
  ['whole words: the rest of one', 'the [taxes rise] now', 'the [taxes risin]g now', 'taxes rising'],
  ['whole words: none of the next', 'the [taxes] rise', 'the [taxes r]ise', 'taxes'],
  ['half a word that was half', 'un[happ]y', 'un[happ]ier', 'happ'],
  ['the very words, though glued to another', 'so [taxes] rise', 'so[taxes] rise', 'taxes'],
  ['scripts without spaces have no half words', '橋は[安全]だ', '橋は[安全]です', '安全'],
  ['no half character', 'see [🔴] here', 'see \ud83d[\udd34] here', '🔴'],
  ['nothing but white space is nothing', 'a [b] c', 'a[ ]c', ''],
])('%s', (_, old, found, expected) => expect(fitted(old, found)).toBe(expected));
