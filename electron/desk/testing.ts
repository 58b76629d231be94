import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Annotation } from '../../core/annotation';
import type { AnnotationSet } from '../../core/annotation-set';
import type { Answer, Answers, DeskEventName, DeskEvents, RequestName, RequestPayload } from '../../core/desk';
import { readSetFile, setFromFile } from '../../core/formats/caveat-json';
import type { Operation } from '../../core/operations';
import type { DeskConnection } from './connection';
import { Desk } from './desk';
import type { DeskWindow, HostServices } from './host-services';

/** A desk in a folder of its own, and windows that talk to it as pages do. */
export class TestDesk {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'caveat-desk-')));
  desk = this.makeDesk();

  /** The same desk after its program was started again. */
  restart(): void {
    this.desk.close();
    this.desk = this.makeDesk();
  }

  window(): TestWindow {
    return new TestWindow(this.desk);
  }

  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private makeDesk(): Desk {
    const services: HostServices = {
      kind: 'browser',
      nativeMenu: false,
      nativeDialogs: false,
      chooseArticle: () => Promise.resolve(undefined),
      chooseScheme: () => Promise.resolve(undefined),
      chooseMarks: () => Promise.resolve(undefined),
      choosePlace: () => Promise.resolve(undefined),
      openWindow: () => undefined,
      closeWindow: () => undefined,
      show: () => undefined,
    };
    return new Desk({
      dataFolder: join(this.folder, 'data'),
      services,
      appVersion: '1',
      userName: 'ada',
      homeFolder: join(this.folder, 'home'),
      startFolder: this.folder,
    });
  }
}

/** The set in a native file; throws if there is none. */
export function storedSet(path: string): AnnotationSet {
  const read = readSetFile(readFileSync(path, 'utf8'));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return setFromFile(read.value.file);
}

export class TestWindow {
  readonly connection: DeskConnection;
  private readonly heard: { name: DeskEventName; payload: unknown }[] = [];
  private readonly waiting = new Set<() => void>();
  private seq = 0;

  constructor(
    desk: Desk,
    readonly client = `client-${Math.random()}`,
  ) {
    const window: DeskWindow = {
      send: (name, payload) => {
        this.heard.push({ name, payload });
        for (const wake of this.waiting) wake();
      },
    };
    this.connection = desk.connect(window);
  }

  ask<Name extends RequestName>(name: Name, payload: RequestPayload<Name>): Promise<Answer<Name>> {
    return this.connection.handle(name, JSON.parse(JSON.stringify(payload))) as Promise<Answer<Name>>;
  }

  /** The answer of a request that succeeds. */
  async get<Name extends RequestName>(name: Name, payload: RequestPayload<Name>): Promise<Answers[Name]> {
    const answer = await this.ask(name, payload);
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
    return answer.value;
  }

  hello(article?: string) {
    return this.get('desk/hello', article === undefined ? { client: this.client } : { client: this.client, article });
  }

  async open(path: string) {
    const opened = await this.connection.openDropped(path);
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    this.seq = opened.value.lastSeq;
    return opened.value;
  }

  /** Marks `[start, end)` as a claim. */
  mark(article: string, id: string, start: number, end: number) {
    const annotation: Annotation = {
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
    return this.apply(article, { type: 'add-annotation', annotation });
  }

  apply(article: string, operation: Operation) {
    return this.get('set/apply', { article, seq: ++this.seq, operation });
  }

  /** The next event of this name, or the first that has come already, that `fits`. */
  async event<Name extends DeskEventName>(name: Name, fits: (payload: DeskEvents[Name]) => boolean = () => true) {
    for (;;) {
      const found = this.heard.findIndex((event) => event.name === name && fits(event.payload as DeskEvents[Name]));
      if (found !== -1) return this.heard.splice(found, 1)[0]?.payload as DeskEvents[Name];
      await new Promise<void>((resolve) => {
        const wake = () => {
          this.waiting.delete(wake);
          resolve();
        };
        this.waiting.add(wake);
      });
    }
  }
}
