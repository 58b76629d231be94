import type { Annotation, Orphan } from '../../../core/annotation';
import type { Scheme } from '../../../core/scheme';
import { changedItems } from '../../../core/splice';
import { readingOf, type Progress } from '../../session/reading';
import { likelyPlace } from '../../session/reviews';
import type { Session } from '../../session/session';
import { RulerRows, type Band } from './rows';
import type { RulerScale } from './scale';

/** Stretches of the text that the ruler shows in one colour and at one place across. */
export interface RulerLayer {
  /** A class that gives an element the colour as its text colour (ruler.css). */
  readonly colour: string;
  /** In CSS pixels from the ruler's left edge. */
  readonly left: number;
  readonly width: number;
  readonly bands: readonly Band[];
}

/** What is unread has a thin line at the left; the kinds share the rest, so that each has its place and its colour. */
const unreadColumn = { left: 2, width: 2 };
const kindColumns = { left: 6, width: 11 };
/** What is lost goes right across: it is to be seen first. */
const lostColumn = { left: 2, width: 15 };
/** To find where one was costs a search of the whole text; of so many that the ruler would be full, the first ones do. */
const mostLost = 200;
/** More columns are too thin to be told apart; further kinds begin again at the left. */
const mostColumns = 6;

/** A mark that has lost its words, and the offset (UTF-16) where they seem to have been. */
export interface LostPlace {
  readonly orphan: Orphan;
  readonly at: number;
}

/** What the ruler shows of a session at one scale; follows the session at the cost of what changed. */
export class RulerLayers {
  private scheme: Scheme | undefined;
  private kinds: ReadonlyMap<string, RulerRows> = new Map();
  private annotations: readonly Annotation[] = [];
  private progress: Progress | undefined;
  private unread: readonly Band[] = [];
  private orphans: readonly Orphan[] = [];
  private lostPlaces: readonly LostPlace[] = [];

  constructor(
    private readonly session: Session,
    readonly scale: RulerScale,
  ) {}

  /** The layers as they are now, from the back to the front. */
  now(): readonly RulerLayer[] {
    this.followMarks();
    this.followReading();
    const lost = new RulerRows(this.scale);
    for (const { at } of this.lost()) lost.add({ start: at, end: at });
    const { kinds } = this.session.scheme;
    const columns = Math.min(kinds.length, mostColumns);
    const width = kindColumns.width / columns;
    const marks = kinds.map(({ id, colour }, index) => ({
      colour: `colour-${colour}`,
      left: kindColumns.left + (index % columns) * width,
      width: width - 1 / columns,
      bands: this.kinds.get(id)?.bands() ?? [],
    }));
    return [
      { colour: 'unread', ...unreadColumn, bands: this.unread },
      ...marks,
      { colour: 'lost', ...lostColumn, bands: lost.bands() },
    ];
  }

  /** Where marks that have lost their words seem to have stood. */
  lost(): readonly LostPlace[] {
    const { orphans } = this.session.replica.set.value;
    if (this.orphans !== orphans) {
      this.orphans = orphans;
      this.lostPlaces = orphans.slice(0, mostLost).flatMap((orphan) => {
        const at = likelyPlace(this.session, orphan);
        return at === undefined ? [] : [{ orphan, at }];
      });
    }
    return this.lostPlaces;
  }

  private followMarks(): void {
    const { scheme, annotations } = this.session;
    if (this.scheme !== scheme) {
      this.scheme = scheme;
      this.kinds = new Map(scheme.kinds.map(({ id }) => [id, new RulerRows(this.scale)]));
      this.annotations = [];
    }
    const { removed, added } = changedItems(this.annotations, annotations);
    for (const { kind, fragments } of removed) for (const span of fragments) this.kinds.get(kind)?.remove(span);
    for (const { kind, fragments } of added) for (const span of fragments) this.kinds.get(kind)?.add(span);
    this.annotations = annotations;
  }

  private followReading(): void {
    const reading = readingOf(this.session);
    if (this.progress === reading.progress.value) return;
    this.progress = reading.progress.value;
    const rows = new RulerRows(this.scale);
    for (const span of reading.unreadStretches()) rows.add(span);
    this.unread = rows.bands();
  }
}
