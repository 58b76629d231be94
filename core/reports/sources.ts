import type { Annotation } from '../annotation';
import type { AnnotationSet } from '../annotation-set';
import { outermostQuotations } from '../quotations';
import { countingWords } from '../text';

/** Somebody who is quoted, or nobody that is named, with what is given to them. */
export interface Source {
  readonly name: string;
  readonly annotations: readonly Annotation[];
  /** How many words of theirs stand in quotation marks. */
  readonly quotedWords: number;
}

const unnamed = 'No source is named';

/** Who is quoted in a set, by the words that name them, those quoted most first. */
export function sourcesOf({ annotations, text }: AnnotationSet): readonly Source[] {
  const found = new Map<string, { name: string; annotations: Annotation[]; quotedWords: number }>();
  for (const annotation of annotations) {
    const words = (role: string) =>
      annotation.fragments.filter((one) => one.role === role).map(({ start, end }) => text.slice(start, end));
    const content = words('content');
    if (content.length === 0) continue;
    const name = words('source').join(' ').replace(/\s+/g, ' ').trim() || unnamed;
    const key = name.toLowerCase();
    const source = found.get(key) ?? { name, annotations: [], quotedWords: 0 };
    found.set(key, source);
    source.annotations.push(annotation);
    for (const said of content)
      for (const { start, end } of outermostQuotations(said)) source.quotedWords += wordsIn(said.slice(start, end));
  }
  return [...found.values()].sort(
    (a, b) =>
      b.annotations.length - a.annotations.length || b.quotedWords - a.quotedWords || (a.name < b.name ? -1 : 1),
  );
}

function wordsIn(text: string): number {
  let count = 0;
  for (const counted of countingWords(text)) count = counted;
  return count;
}
