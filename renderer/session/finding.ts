import { TextSearch, type FindOptions, type Found } from '../../core/find';
import type { Span } from '../../core/text';
import type { Session } from './session';
import { Store } from './store';

/** Words that are looked for in the article, and where they stand. */
export interface Finding extends FindOptions, Found {
  readonly words: string;
  /** The index of the place that is shown; -1 if the words are nowhere. */
  readonly current: number;
}

/** More places than this are not looked for: nobody steps through them. */
const mostPlaces = 20_000;

const nothing: Finding = { words: '', matchCase: false, wholeWords: false, spans: [], more: false, current: -1 };

/** Looks for words in a session's article. */
export class Finder {
  /** What is being looked for; nothing while nobody looks. */
  readonly finding = new Store<Finding | undefined>(undefined);
  private readonly search: TextSearch;
  private last: Finding = nothing;
  /** Where looking began, in UTF-16: what is typed is looked for from there on. */
  private origin = 0;

  constructor(private readonly session: Session) {
    this.search = new TextSearch(session.text);
  }

  /** Begins at the selected words, if they are on one line and few; else with what was looked for last. */
  open(): void {
    const { anchor, head } = this.session.selected.value;
    const selected = this.session.text.slice(Math.min(anchor, head), Math.max(anchor, head));
    this.origin = Math.min(anchor, head);
    const takesSelected = selected !== '' && selected.length <= mostSelected && !selected.includes('\n');
    this.look({ ...this.last, ...(takesSelected ? { words: selected } : {}) });
  }

  /** Looks for other words, or otherwise. */
  change(changes: Partial<FindOptions & { readonly words: string }>): void {
    this.look({ ...this.last, ...changes });
  }

  /**
   * Shows the next (`1`) or the previous (`-1`) place, around the end of the text. Answers whether somebody looks for
   * anything.
   */
  step(direction: 1 | -1): boolean {
    const finding = this.finding.value;
    if (!finding || finding.words === '') return false;
    const { spans, current } = finding;
    const next = (current + direction + spans.length) % spans.length;
    const span = spans[next];
    if (span) {
      this.origin = span.start;
      this.show({ ...finding, current: next });
    }
    return true;
  }

  /** Looks no more; the place that was shown is selected, so that it can be marked. */
  close(): void {
    this.finding.set(undefined);
  }

  private look(sought: Finding): void {
    const found = this.search.find(sought.words, sought, mostPlaces);
    this.show({ ...sought, ...found, current: placeFrom(found.spans, this.origin) });
  }

  private show(finding: Finding): void {
    this.last = finding;
    this.finding.set(finding);
    const span = finding.spans[finding.current];
    if (!span) return;
    this.session.selectText(span.start, span.end);
    this.session.reveal.set({ ...span, focus: false });
  }
}

/** Longer words are hardly meant to be looked for. */
const mostSelected = 200;

/** The index of the first place at or after an offset, around the end of the text; -1 if there is none at all. */
function placeFrom(spans: readonly Span[], offset: number): number {
  if (spans.length === 0) return -1;
  return Math.max(
    0,
    spans.findIndex(({ start }) => start >= offset),
  );
}

const finders = new WeakMap<Session, Finder>();

/** What looks for words in a session's article. */
export function finderOf(session: Session): Finder {
  let finder = finders.get(session);
  if (!finder) finders.set(session, (finder = new Finder(session)));
  return finder;
}
