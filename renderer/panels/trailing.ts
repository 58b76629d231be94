import { Store } from '../session/store';

/** How long the page may be busy before what trails is shown all the same, in milliseconds. */
const longestMs = 100;

/**
 * A store that follows others once the page has nothing more urgent to do: what happens in the article is
 * painted first, what is said about it beside the article a moment later.
 */
export class Trailing<Value> extends Store<Value> {
  private due = 0;

  constructor(
    private readonly read: () => Value,
    private readonly isSame: (a: Value, b: Value) => boolean,
    sources: readonly Pick<Store<unknown>, 'subscribe'>[],
  ) {
    super(read());
    for (const source of sources) source.subscribe(() => this.follow());
  }

  /** Takes over what the others say, now. */
  readonly catchUp = (): void => {
    cancelIdleCallback(this.due);
    this.due = 0;
    const now = this.read();
    if (!this.isSame(now, this.value)) this.set(now);
  };

  private follow(): void {
    if (this.due === 0) this.due = requestIdleCallback(this.catchUp, { timeout: longestMs });
  }
}
