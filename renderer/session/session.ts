import { endOf, quoteOf, startOf, type Annotation } from '../../core/annotation';
import { AnnotationIndex } from '../../core/annotation-index';
import { findAnnotation } from '../../core/annotation-set';
import type { Desk, DeskError, Notice, OpenedArticle, SaveState } from '../../core/desk';
import { allKinds, type MarkFilter } from '../../core/mark-filter';
import { misfit, type Operation } from '../../core/operations';
import type { Scheme } from '../../core/scheme';
import { kindOf, schemeIndex } from '../../core/scheme-index';
import { initialView, type View } from '../../core/view';
import { afterRedo, afterUndo, emptyHistory, record, type Selected } from './history';
import { Replica } from './replica';
import { Store } from './store';

/** How marks are shown: others than those in question faintly; nothing but the roles of what was said. */
export interface Looks {
  readonly dimmed: boolean;
  readonly rolesOnly: boolean;
}

/** Somebody asked for words to be brought into sight; `focus`, and for the keyboard to go there. */
export interface Reveal {
  readonly start: number;
  readonly end: number;
  readonly focus: boolean;
}

/** One article, open in this window: the set, what was done to it, and what is selected. Offsets are UTF-16. */
export class Session {
  private static count = 0;
  /** Another number for each session, also of the same article: what is shown of one is never taken for the next. */
  readonly serial = ++Session.count;
  readonly replica: Replica;
  readonly history = new Store(emptyHistory);
  readonly selected = new Store<Selected>({
    anchor: 0,
    head: 0,
    annotation: undefined,
    frame: undefined,
  });
  readonly filter: Store<MarkFilter>;
  readonly looks: Store<Looks>;
  readonly save: Store<SaveState>;
  readonly notices: Store<readonly Notice[]>;
  readonly error = new Store<DeskError | undefined>(undefined);
  /** Whether all annotations are here. A long article comes with those of its first screens, and the rest follows. */
  readonly arrival: Store<'partial' | 'whole' | 'failed'>;
  readonly reveal = new Store<Reveal | undefined>(undefined);
  private readonly indexed: AnnotationIndex;

  constructor(
    private readonly desk: Pick<Desk, 'request'>,
    readonly opened: OpenedArticle,
  ) {
    this.replica = new Replica(desk, opened, (error) => this.error.set(error));
    const { filter, caret, dimmed, rolesOnly } = opened.view ?? initialView;
    this.filter = new Store<MarkFilter>(filter);
    this.looks = new Store<Looks>({ dimmed, rolesOnly });
    this.save = new Store(opened.save);
    this.notices = new Store(opened.notices);
    this.arrival = new Store(opened.partial ? 'partial' : 'whole');
    this.indexed = new AnnotationIndex(opened.set.annotations);
    // A scheme may change under a filter, and with it the kind that is filtered by may be gone.
    this.replica.set.subscribe(() => {
      const { kind } = this.filter.value;
      if (kind !== allKinds && !schemeIndex(this.scheme).kinds.has(kind))
        this.filter.set({ ...this.filter.value, kind: allKinds });
    });
    if (caret > 0 && misfit(opened.set.text, [{ start: 0, end: caret }]) === undefined) this.selectText(caret, caret);
  }

  /** Fetches the annotations that did not come with the article. */
  async complete(): Promise<void> {
    if (this.arrival.value !== 'partial') return;
    const answer = await this.desk.request('set/whole', { article: this.id });
    if (answer.ok) this.resume({ ...answer.value, set: { ...answer.value.set, text: this.text } });
    else if (this.arrival.value === 'partial') this.arrival.set('failed');
  }

  /** Takes over the whole set as the host has it; what the host never got is sent again. */
  resume(whole: Pick<OpenedArticle, 'set' | 'lastSeq'>): void {
    this.replica.resume(whole);
    this.arrival.set('whole');
  }

  /** Adds something to know about the article; news of others' marks that nobody has put away yet goes on from there. */
  notify(notice: Notice): void {
    const before = this.notices.value.find(({ code }) => code === notice.code);
    const others = this.notices.value.filter((one) => one !== before);
    const both = before?.code === 'others-marks' && notice.code === 'others-marks';
    const now: Notice = both
      ? {
          ...notice,
          by: before.by.length === 0 || notice.by.length === 0 ? [] : [...new Set([...before.by, ...notice.by])],
          added: before.added + notice.added,
          changed: before.changed + notice.changed,
          removed: before.removed + notice.removed,
        }
      : notice;
    this.notices.set([...others, now]);
  }

  /** Whether somebody has to choose between versions of marks before the set can be saved. */
  get hasConflicts(): boolean {
    return this.save.value.state === 'not-saved' && this.save.value.error.code === 'conflict';
  }

  /** How the article is looked at now. */
  get view(): View {
    return { caret: this.selected.value.head, filter: this.filter.value, ...this.looks.value };
  }

  get id(): string {
    return this.opened.article;
  }

  get text(): string {
    return this.opened.set.text;
  }

  get readOnly(): boolean {
    return this.opened.readOnly;
  }

  get annotations(): readonly Annotation[] {
    return this.replica.set.value.annotations;
  }

  /** What can be marked. */
  get scheme(): Scheme {
    return this.replica.set.value.scheme;
  }

  get index(): AnnotationIndex {
    this.indexed.update(this.annotations);
    return this.indexed;
  }

  /** The annotation that is selected and still there. */
  get annotation(): Annotation | undefined {
    const id = this.selected.value.annotation;
    return id === undefined ? undefined : findAnnotation(this.replica.set.value, id);
  }

  /** The annotation whose roles are being filled, if it is still there. */
  get frame(): Annotation | undefined {
    const id = this.selected.value.frame;
    return id === undefined ? undefined : findAnnotation(this.replica.set.value, id);
  }

  quote(annotation: Annotation): string {
    return quoteOf(this.text, annotation);
  }

  /** The caret moved, or words were selected. A caret in a mark selects the shortest mark there, or keeps its own. */
  selectText(anchor: number, head: number): void {
    const here = anchor === head ? this.index.at(head) : [];
    const current = this.selected.value.annotation;
    const annotation = here.some(({ id }) => id === current) ? current : here[0]?.id;
    this.setSelected({ anchor, head, annotation, frame: this.frameWith(annotation, head) });
  }

  /** Selects an annotation, puts the caret at its beginning and brings it into sight. */
  selectAnnotation(annotation: Annotation, options: { readonly focus: boolean } = { focus: false }): void {
    const start = startOf(annotation);
    this.setSelected({
      anchor: start,
      head: start,
      annotation: annotation.id,
      frame: this.hasRoles(annotation) ? annotation.id : undefined,
    });
    this.reveal.set({ start, end: endOf(annotation), focus: options.focus });
  }

  /** The next of the annotations that stand where the selected one does; `false` if it stands alone. */
  cycle(): boolean {
    const { head, annotation } = this.selected.value;
    const here = this.index.at(head);
    if (here.length < 2) return false;
    const next = here[(here.findIndex(({ id }) => id === annotation) + 1) % here.length] as Annotation;
    this.setSelected({ ...this.selected.value, annotation: next.id, frame: this.frameWith(next.id, head) });
    return true;
  }

  deselect(): void {
    this.setSelected({ ...this.selected.value, annotation: undefined, frame: undefined });
  }

  /** Does something that the user can take back. */
  perform(
    name: string,
    operation: Operation,
    options: { readonly after?: Partial<Selected>; readonly key?: string } = {},
  ): void {
    const before = this.selected.value;
    const applied = this.replica.apply(operation);
    if (!applied.ok) {
      this.error.set({ code: 'rejected', detail: applied.error.code });
      return;
    }
    const { inverse } = applied.value;
    const chosen = { ...before, ...options.after };
    const after = { ...chosen, frame: this.frameWith(chosen.annotation, chosen.head) };
    const step = { name, operation, inverse, before, after };
    this.history.set(record(this.history.value, options.key === undefined ? step : { ...step, key: options.key }));
    this.setSelected(after);
  }

  undo(): void {
    const step = this.history.value.done.at(-1);
    if (!step) return;
    this.history.set(afterUndo(this.history.value));
    this.replay(step.inverse, step.before);
  }

  redo(): void {
    const step = this.history.value.undone.at(-1);
    if (!step) return;
    this.history.set(afterRedo(this.history.value));
    this.replay(step.operation, step.after);
  }

  private replay(operation: Operation, selected: Selected): void {
    const applied = this.replica.apply(operation);
    if (!applied.ok) this.error.set({ code: 'rejected', detail: applied.error.code });
    this.setSelected(selected);
    this.reveal.set({
      start: Math.min(selected.anchor, selected.head),
      end: Math.max(selected.anchor, selected.head),
      focus: false,
    });
  }

  /** The frame once an annotation is selected and the caret stands at `head`: that one if it has roles, else as before. */
  private frameWith(annotation: string | undefined, head: number): string | undefined {
    const chosen = annotation === undefined ? undefined : findAnnotation(this.replica.set.value, annotation);
    if (chosen && this.hasRoles(chosen)) return annotation;
    const { frame } = this;
    return frame && isNear(this.text, frame, head) ? frame.id : undefined;
  }

  private hasRoles({ kind }: Annotation): boolean {
    return kindOf(this.scheme, kind).roles.length > 0;
  }

  private setSelected(next: Selected): void {
    const now = this.selected.value;
    const same =
      next.anchor === now.anchor &&
      next.head === now.head &&
      next.annotation === now.annotation &&
      next.frame === now.frame;
    if (!same) this.selected.set(next);
  }
}

/** Whether an offset is in the paragraphs of an annotation or the ones beside them. */
function isNear(text: string, annotation: Annotation, offset: number): boolean {
  const between =
    offset < startOf(annotation)
      ? text.slice(offset, startOf(annotation))
      : text.slice(endOf(annotation), Math.max(offset, endOf(annotation)));
  return between.split('\n', 4).length <= 3;
}
