import { ReadingState, type Judgements, type SentenceState } from '../../core/coverage';
import { sentencesIn } from '../../core/sentences';
import { lastAtMost, lineAt, lineStarts, type Span } from '../../core/text';
import type { Session } from './session';
import { Store } from './store';

/** How many sentences are in each state. */
export type Progress = Readonly<Record<SentenceState, number>>;

/** How much text is cut into sentences at a time, in UTF-16 units: a key that is pressed meanwhile waits for that. */
const piece = 0x10000;

/** How far a session's article has been read. Found out, and kept up to date, when there is time, or once it is asked. */
export class Reading {
  /** Nothing until the sentences are known; another object whenever a sentence got another state. */
  readonly progress = new Store<Progress | undefined>(undefined);
  /** Lines, by their index in the text, that may have become read or unread: whoever shows them takes them out. */
  readonly changedLines = new Set<number>();
  private readonly sentences: Span[] = [];
  private readonly cutting: Generator<void>;
  private state: ReadingState | undefined;
  private followed: Judgements | undefined;
  private readonly lines: Int32Array;
  private due = 0;
  private hasMoved = false;

  constructor(private readonly session: Session) {
    this.lines = lineStarts(session.text);
    this.cutting = cut(session.text, this.sentences);
    session.replica.set.subscribe(() => this.follow());
    session.arrival.subscribe(() => this.follow());
    this.follow();
  }

  /** The state of every sentence, now. */
  now(): ReadingState {
    while (!this.cutting.next().done);
    return this.catchUp();
  }

  /** Whether every sentence of a line is marked or reviewed, and there is one; not known before the sentences are. */
  isRead(line: number): boolean {
    const { state } = this;
    const start = this.lines[line];
    if (!state || start === undefined) return false;
    const end = this.lines[line + 1] ?? this.session.text.length + 1;
    const first = state.firstEndingAfter(start);
    let index = first;
    while (index < state.sentences.length && (state.sentences[index] as Span).start < end) {
      if (state.stateOf(index) === 'unread') return false;
      index++;
    }
    return index > first;
  }

  /** The unread stretches of the text; none before they are known. */
  unreadStretches(): Iterable<Span> {
    return this.state?.unreadStretches() ?? [];
  }

  private follow(): void {
    // The coverage of a long article comes with the rest of its marks: until then everything would seem unread.
    if (this.due !== 0 || this.session.arrival.value === 'partial') return;
    if (typeof requestIdleCallback === 'undefined') return;
    this.due = requestIdleCallback(() => {
      this.due = 0;
      if (this.cutting.next().done) this.catchUp();
      else this.follow();
    });
  }

  private catchUp(): ReadingState {
    const judgements = this.session.replica.set.value;
    const { state } = this;
    if (!state) {
      this.state = new ReadingState(this.sentences, judgements, (index) => this.moved(index));
      this.sentences.forEach((_, index) => this.moved(index));
    } else if (this.followed) state.follow(this.followed, judgements);
    this.followed = judgements;
    const known = this.state as ReadingState;
    if (!this.progress.value || this.hasMoved) this.progress.set(known.counts);
    this.hasMoved = false;
    return known;
  }

  private moved(index: number): void {
    this.hasMoved = true;
    this.changedLines.add(lastAtMost(this.lines, (this.sentences[index] as Span).start));
  }
}

/** Cuts a text into sentences, some lines at a time. */
function* cut(text: string, sentences: Span[]): Generator<void> {
  for (let from = 0; from <= text.length;) {
    const { end } = lineAt(text, Math.min(from + piece, text.length));
    for (const sentence of sentencesIn(text, from, end)) sentences.push(sentence);
    from = end + 1;
    yield;
  }
}

const readings = new WeakMap<Session, Reading>();

/** How far a session's article has been read. */
export function readingOf(session: Session): Reading {
  let reading = readings.get(session);
  if (!reading) readings.set(session, (reading = new Reading(session)));
  return reading;
}
