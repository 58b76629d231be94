import type { AnnotationSet, Annotator } from '../../core/annotation-set';
import type { Desk, DeskError, OpenedArticle } from '../../core/desk';
import { apply, type Applied, type Operation, type OperationError } from '../../core/operations';
import type { Result } from '../../core/result';
import { Store } from './store';

interface Pending {
  readonly seq: number;
  readonly operation: Operation;
}

/**
 * The page's copy of a set that the host owns. Operations show at once and are sent one after the other; what another
 * window did slips in underneath those that the host has not confirmed yet. After a lost connection the unconfirmed
 * ones are sent again under their old numbers, so the host applies each exactly once.
 */
export class Replica {
  /** The set as the user sees it: what the host confirmed, and then what is on its way. */
  readonly set: Store<AnnotationSet>;
  /** How many operations the host has not confirmed. */
  readonly unconfirmed = new Store(0);
  readonly article: string;
  private confirmed: AnnotationSet;
  private pending: readonly Pending[] = [];
  private nextSeq: number;
  private sending = false;

  constructor(
    private readonly desk: Pick<Desk, 'request'>,
    opened: OpenedArticle,
    private readonly onRejected: (error: DeskError) => void,
  ) {
    this.article = opened.article;
    this.confirmed = opened.set;
    this.nextSeq = opened.lastSeq + 1;
    this.set = new Store(opened.set);
  }

  /** Applies an operation here, now, and sends it to the host. */
  apply(operation: Operation): Result<Applied, OperationError> {
    const applied = apply(this.set.value, operation);
    if (!applied.ok) return applied;
    this.setPending([...this.pending, { seq: this.nextSeq++, operation }], applied.value.set);
    void this.send();
    return applied;
  }

  /** An operation of another window, or of somebody else, which the host has applied. */
  receive(operation: Operation): void {
    const applied = apply(this.confirmed, operation);
    if (!applied.ok) return;
    this.confirmed = applied.value.set;
    this.replay();
  }

  /** Others have marked here, too. */
  meet(annotators: readonly Annotator[]): void {
    this.confirmed = { ...this.confirmed, annotators };
    this.set.set({ ...this.set.value, annotators });
  }

  /** The host's truth, anew: on top of it, what it never got is applied and sent again. */
  resume(opened: Pick<OpenedArticle, 'set' | 'lastSeq'>): void {
    this.confirmed = opened.set;
    this.pending = this.pending.filter(({ seq }) => seq > opened.lastSeq);
    this.replay();
    void this.send();
  }

  /** Applies what is pending to what is confirmed; what no longer fits is dropped, and said. */
  private replay(): void {
    let current = this.confirmed;
    const fitting: Pending[] = [];
    for (const item of this.pending) {
      const applied = apply(current, item.operation);
      if (!applied.ok) {
        this.onRejected({ code: 'rejected', detail: applied.error.code });
        // The host expects every number: the empty step keeps the count.
        fitting.push({ seq: item.seq, operation: { type: 'batch', operations: [] } });
      } else {
        current = applied.value.set;
        fitting.push(item);
      }
    }
    this.setPending(fitting, current);
  }

  private async send(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    for (let next = this.pending[0]; next; next = this.pending[0]) {
      const { seq, operation } = next;
      const answer = await this.desk.request('set/apply', { article: this.article, seq, operation });
      if (!answer.ok && answer.error.code === 'disconnected') break;
      // A resumption in the meantime may have settled this one already.
      if (this.pending[0]?.seq !== seq) continue;
      if (answer.ok) this.confirm();
      else {
        this.pending = this.pending.slice(1);
        this.onRejected(answer.error);
        this.replay();
      }
    }
    this.sending = false;
  }

  private confirm(): void {
    const [first, ...rest] = this.pending;
    if (!first) return;
    if (rest.length === 0) this.confirmed = this.set.value;
    else {
      const applied = apply(this.confirmed, first.operation);
      if (applied.ok) this.confirmed = applied.value.set;
    }
    this.setPending(rest, this.set.value);
  }

  private setPending(pending: readonly Pending[], set: AnnotationSet): void {
    this.pending = pending;
    this.set.set(set);
    this.unconfirmed.set(pending.length);
  }
}
