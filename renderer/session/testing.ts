import type { Annotation } from '../../core/annotation';
import { emptySet } from '../../core/annotation-set';
import type { Answer, Desk, OpenedArticle, RequestName, RequestPayload } from '../../core/desk';
import { apply } from '../../core/operations';
import { fail, ok } from '../../core/result';

/** An opened article with this text and these annotations. */
export function openedArticle(text: string, annotations: readonly Annotation[] = []): OpenedArticle {
  const article = {
    file: 'story.txt',
    title: '',
    metadata: {},
    encoding: 'utf-8',
    bom: false,
    eol: 'lf',
    sha256: '',
    textSha256: '',
  } as const;
  return {
    article: 'article-1',
    set: { ...emptySet(article, text), annotations },
    version: 0,
    lastSeq: 0,
    folder: '~/desk',
    annotator: 'ada',
    readOnly: false,
    save: { state: 'saved', version: 0, place: { file: 'story.txt.caveat.json', folder: '~/desk' } },
    notices: [],
  };
}

/** A claim on `[start, end)`. */
export function claim(id: string, start: number, end: number): Annotation {
  return {
    id,
    kind: 'claim',
    fragments: [{ start, end }],
    attributes: {},
    confidence: 'unset',
    note: '',
    tags: [],
    evidence: [],
    origin: 'manual',
    createdBy: 'ada',
    created: '2026-11-23T10:00:00Z',
    modified: '2026-11-23T10:00:00Z',
  };
}

/**
 * A host that keeps one set the way the real one does: each number once, in order, and answers only when `answer` is
 * called, so that a test decides what is under way.
 */
export class FakeHost implements Pick<Desk, 'request'> {
  set;
  lastSeq = 0;
  connected = true;
  private waiting: (() => void)[] = [];

  constructor(readonly opened: OpenedArticle) {
    this.set = opened.set;
  }

  request<Name extends RequestName>(name: Name, payload: RequestPayload<Name>): Promise<Answer<Name>> {
    return new Promise((resolve) => {
      const reply = (answer: unknown) => resolve(answer as Answer<Name>);
      if (name === 'set/whole') {
        this.waiting.push(() => reply(this.connected ? ok(this.whole()) : lost));
        return undefined;
      }
      if (name !== 'set/apply') return reply(ok(null));
      this.waiting.push(() => reply(this.connected ? this.take(payload as RequestPayload<'set/apply'>) : lost));
      return undefined;
    });
  }

  /** Answers what is waiting, and what comes while it does, until nothing does. */
  async answer(): Promise<void> {
    while (this.waiting.length > 0) {
      for (const reply of this.waiting.splice(0)) reply();
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  }

  /** The article as the host would hand it out now. */
  reopened(): OpenedArticle {
    return { ...this.opened, set: this.set, lastSeq: this.lastSeq };
  }

  private whole() {
    const { text: _text, ...set } = this.set;
    return { set, version: this.lastSeq, lastSeq: this.lastSeq };
  }

  private take({ seq, operation }: RequestPayload<'set/apply'>) {
    if (seq <= this.lastSeq) return ok({ version: this.lastSeq });
    if (seq !== this.lastSeq + 1) return fail({ code: 'bad-request', detail: 'a gap' });
    this.lastSeq = seq;
    const applied = apply(this.set, operation);
    if (!applied.ok) return fail({ code: 'rejected' });
    this.set = applied.value.set;
    return ok({ version: seq });
  }
}

const lost = fail({ code: 'disconnected' });
