import type { Span } from '../../text';

/** A word with what stands before it (white space, an opening mark) and after it (a closing mark, a full stop). */
export interface Token {
  readonly before: string;
  readonly word: string;
  readonly after: string;
  /** The index of the token in the old text that it is or stands for; -1 for one that was put in. */
  readonly origin: number;
}

export type Article = readonly (readonly (readonly Token[])[])[];

/** Numbers from 0 to 1, the same for the same seed. */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
}

const common =
  'the of to a and in said that was for on is it with as by at he his from but have has be who not are will an they this were had more been their would than its she her which about one up out after when last there year also two some over all first years other could so can no our we if what new most only into because time people'.split(
    ' ',
  );
const onsets = 'b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sh sl st t th tr v w'.split(' ');
const vowels = 'a e i o u ai ea ee io ou'.split(' ');
const codas = 'b ck d g l ll m n nd ng nt p r rd rk s ss st t th tion ment'.split(' ');

/** Words as they come in the news: a hundred make up half of it, thousands the rest. */
class Vocabulary {
  private readonly rare: string[];

  constructor(private readonly random: Random) {
    const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] as string;
    this.rare = Array.from({ length: 2500 }, () =>
      Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(onsets) + pick(vowels))
        .join('')
        .concat(pick(codas)),
    );
  }

  word(): string {
    const { random, rare } = this;
    if (random() < 0.5) return common[Math.floor(random() ** 2 * common.length)] as string;
    return rare[Math.floor(random() ** 1.5 * rare.length)] as string;
  }
}

/** An article of paragraphs of sentences, with quotations, figures and names. */
export function article(random: Random, paragraphs: number): Article {
  const vocabulary = new Vocabulary(random);
  let origin = 0;
  const sentence = (first: boolean): Token[] => {
    const length = 6 + Math.floor(random() * 22);
    const quoteFrom = random() < 0.3 ? Math.floor(random() * (length - 4)) : -1;
    const quoteTo = quoteFrom === -1 ? -1 : quoteFrom + 2 + Math.floor(random() * (length - quoteFrom - 2));
    return Array.from({ length }, (_, index): Token => {
      const plain = random() < 0.05 ? `${Math.floor(random() * 4000)}` : vocabulary.word();
      const isName = index === 0 || random() < 0.08;
      const word = isName ? plain.charAt(0).toUpperCase() + plain.slice(1) : plain;
      const space = index > 0 ? (random() < 0.02 ? ' – ' : ' ') : first ? '' : ' ';
      const end = index === length - 1 ? '.' : random() < 0.06 ? ',' : '';
      return {
        before: space + (index === quoteFrom ? '“' : ''),
        word,
        after: end + (index === quoteTo ? '”' : ''),
        origin: origin++,
      };
    });
  };
  return Array.from({ length: paragraphs }, () =>
    Array.from({ length: 1 + Math.floor(random() * 4) }, (_, index) => sentence(index === 0)),
  );
}

export function textOf(written: Article): string {
  return `${written.map((paragraph) => tokensText(paragraph.flat())).join('\n\n')}\n`;
}

function tokensText(tokens: readonly Token[]): string {
  return tokens.map(({ before, word, after }) => before + word + after).join('');
}

/** Where each token's word stands in `textOf`, in the order of the text. */
export function placesOf(written: Article): readonly (Token & Span)[] {
  const places: (Token & Span)[] = [];
  let at = 0;
  for (const paragraph of written) {
    for (const token of paragraph.flat()) {
      const start = at + token.before.length;
      places.push({ ...token, start, end: start + token.word.length });
      at = start + token.word.length + token.after.length;
    }
    at += 2;
  }
  return places;
}

/** A share of the words replaced, dropped or joined by another one. */
export function wordsEdited(written: Article, share: number, random: Random): Article {
  const vocabulary = new Vocabulary(random);
  return written.map((paragraph) =>
    paragraph.map((sentence) =>
      sentence.flatMap((token, index): Token[] => {
        if (random() >= share) return [token];
        const what = random();
        if (what < 0.6) return [{ ...token, word: vocabulary.word() }];
        if (what < 0.8) return index === 0 || index === sentence.length - 1 ? [token] : [];
        return [token, { before: ' ', word: vocabulary.word(), after: '', origin: -1 }];
      }),
    ),
  );
}

/** Sentences dropped, and others put in. */
export function sentencesEdited(written: Article, dropped: number, added: number, random: Random): Article {
  const others = article(random, 40).flat();
  return written
    .map((paragraph) =>
      paragraph.flatMap((sentence) => {
        const kept = random() < dropped ? [] : [sentence];
        if (random() >= added) return kept;
        const other = others[Math.floor(random() * others.length)] ?? [];
        return [...kept, other.map((token) => ({ ...token, origin: -1 }))];
      }),
    )
    .filter((paragraph) => paragraph.length > 0);
}

/** A share of the paragraphs put elsewhere. */
export function paragraphsMoved(written: Article, share: number, random: Random): Article {
  const moved = written.filter(() => random() < share);
  const rest: (readonly (readonly Token[])[])[] = written.filter((paragraph) => !moved.includes(paragraph));
  for (const paragraph of moved) rest.splice(Math.floor(random() * (rest.length + 1)), 0, paragraph);
  return rest;
}

/** Curly marks and dashes made straight, and some spaces made not to break. */
export function restyled(written: Article, random: Random): Article {
  const plain = (mark: string) =>
    mark
      .replace(/[“”]/g, '"')
      .replaceAll('–', '-')
      .replace(/ /g, random() < 0.1 ? '\u00a0' : ' ');
  return written.map((paragraph) =>
    paragraph.map((sentence) =>
      sentence.map((token) => ({ ...token, before: plain(token.before), after: plain(token.after) })),
    ),
  );
}
