import { randomUUID } from 'node:crypto';
import type { CommandId } from '../../core/commands';
import type { DeskError, OpenedArticle } from '../../core/desk';
import { fail, ok, type Result } from '../../core/result';
import type { Desk } from './desk';
import type { Document } from './document';
import { checkRequest } from './gate';
import { handlers, type Handler } from './handlers';
import type { DeskWindow } from './host-services';
import { References } from './references';

/** One window's conversation with the desk. */
export class DeskConnection {
  readonly references = new References();
  /** The page's own id; known once it has said hello. */
  client: string = randomUUID();
  document: Document | undefined;
  private listening = false;
  private waitingPath: string | undefined;
  private waitingCommands: CommandId[] = [];

  constructor(
    readonly desk: Desk,
    readonly window: DeskWindow,
  ) {}

  /** One request of the page, through the gate. Never throws or rejects. */
  async handle(name: string, payload: unknown): Promise<Result<unknown, DeskError>> {
    const checked = checkRequest(name, payload);
    if (!checked.ok) return checked;
    try {
      const handler = handlers[checked.value.name] as Handler<typeof checked.value.name>;
      return await handler(this, checked.value.payload as never);
    } catch (error) {
      return fail({ code: 'io', detail: (error as { code?: string }).code ?? 'unexpected' });
    }
  }

  /** A file dropped on the window, whose real path only the host knows. */
  async openDropped(path: string): Promise<Result<OpenedArticle, DeskError>> {
    try {
      return await this.open(path);
    } catch {
      return fail({ code: 'io' });
    }
  }

  /** The window is gone. What it showed is saved, and kept for a while in case it comes back. */
  disconnect(): void {
    this.desk.disconnected(this);
  }

  /** Opens an article in this window, in place of the one it shows. */
  async open(path: string, encoding?: string): Promise<Result<OpenedArticle, DeskError>> {
    const document = await this.desk.openDocument(path, encoding);
    if (!document.ok) return document;
    return ok(await this.attach(document.value));
  }

  /** Makes a document the one this window shows. */
  async attach(document: Document, options: { readonly whole?: boolean } = {}): Promise<OpenedArticle> {
    const before = this.document;
    this.document = document;
    if (before && before !== document) void this.desk.release(before);
    return this.desk.opened(document, this.client, options);
  }

  /** Puts a document, or why there is none, into the window without being asked. */
  show(document: Result<Document, DeskError>): void {
    if (!document.ok) this.window.send('opened', document);
    else void this.attach(document.value).then((opened) => this.window.send('opened', ok(opened)));
  }

  openLater(path: string): void {
    if (this.listening) void this.desk.openDocument(path).then((document) => this.show(document));
    else this.waitingPath = path;
  }

  command(id: CommandId): void {
    if (this.listening) this.window.send('command', { id });
    else this.waitingCommands.push(id);
  }

  /** The page listens from now on: what waited for it is its to have. */
  listen(client: string): { readonly path: string | undefined; readonly commands: readonly CommandId[] } {
    this.client = client;
    this.listening = true;
    const waiting = { path: this.waitingPath ?? this.desk.takeWaitingPath(), commands: this.waitingCommands };
    this.waitingPath = undefined;
    this.waitingCommands = [];
    return waiting;
  }
}
