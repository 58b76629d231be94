import {
  maxArticleBytes,
  type Answer,
  type Desk,
  type DeskError,
  type DeskEventName,
  type DeskEvents,
  type OpenedArticle,
  type RequestName,
  type RequestPayload,
} from '../core/desk';
import { fail, type Result } from '../core/result';

const firstPauseMs = 100;
const longestPauseMs = 3000;
/** A socket's normal closure: the host ends the conversation so only when it closes the window. */
const closedByHost = 1000;

type Listener = (payload: never) => void;
type Message =
  { readonly id: number; readonly result: unknown } | { readonly event: DeskEventName; readonly payload: unknown };

/**
 * The page's side of the bridge over a WebSocket to the browser host. After a dropped connection it tries again by
 * itself, ever more slowly, and says so by `connection` events; requests that had no answer yet, and those made
 * meanwhile, answer `disconnected`. `closeWindow` is called when the host has closed this window.
 */
export function connectBrowserDesk(address = `ws://${location.host}/desk`, closeWindow = () => window.close()): Desk {
  return new BrowserDesk(address, closeWindow);
}

class BrowserDesk implements Desk {
  private readonly listeners = new Map<DeskEventName, Set<Listener>>();
  private readonly waiting = new Map<number, (answer: never) => void>();
  private state: 'new' | 'open' | 'lost' = 'new';
  /** What was asked before the first connection stood. */
  private unsent: string[] = [];
  private socket: WebSocket | undefined;
  private nextId = 1;
  private pauseMs = firstPauseMs;

  constructor(
    private readonly address: string,
    private readonly closeWindow: () => void,
  ) {
    this.connect();
  }

  request<Name extends RequestName>(name: Name, payload: RequestPayload<Name>): Promise<Answer<Name>> {
    // Whoever asks decides whether to ask again.
    if (this.state === 'lost') return Promise.resolve(fail({ code: 'disconnected' }));
    const id = this.nextId++;
    const message = JSON.stringify({ id, name, payload });
    return new Promise((resolve) => {
      this.waiting.set(id, resolve as (answer: never) => void);
      if (this.state === 'open') this.socket?.send(message);
      else this.unsent.push(message);
    });
  }

  on<Name extends DeskEventName>(name: Name, listener: (payload: DeskEvents[Name]) => void): () => void {
    const own = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, own.add(listener as Listener));
    return () => own.delete(listener as Listener);
  }

  async openDropped(file: unknown): Promise<Result<OpenedArticle, DeskError>> {
    if (!(file instanceof File)) return fail({ code: 'unknown-reference' });
    if (file.size > maxArticleBytes) return fail({ code: 'too-large', file: file.name });
    try {
      return await this.request('article/receive', { name: file.name, bytes: await base64(file) });
    } catch {
      // What is dropped may be a folder, which looks like a file until it is read.
      return fail({ code: 'directory', file: file.name });
    }
  }

  private connect(): void {
    const socket = new WebSocket(this.address);
    this.socket = socket;
    socket.addEventListener('open', () => this.opened());
    socket.addEventListener('message', ({ data }) => this.receive(JSON.parse(data as string) as Message));
    socket.addEventListener('close', ({ code }) => this.closed(code));
  }

  private opened(): void {
    const before = this.state;
    this.state = 'open';
    this.pauseMs = firstPauseMs;
    for (const message of this.unsent.splice(0)) this.socket?.send(message);
    if (before === 'lost') this.emit('connection', { state: 'back' });
  }

  private closed(code: number): void {
    const answers = [...this.waiting.values()];
    this.waiting.clear();
    this.unsent = [];
    for (const answer of answers) answer(fail({ code: 'disconnected' }) as never);
    if (code === closedByHost) this.closeWindow();
    else {
      setTimeout(() => this.connect(), this.pauseMs);
      this.pauseMs = Math.min(this.pauseMs * 2, longestPauseMs);
    }
    if (this.state !== 'open') return;
    // Also for a tab that no script may close: it stays, and should not seem to work.
    this.state = 'lost';
    this.emit('connection', { state: 'lost' });
  }

  private receive(message: Message): void {
    if ('event' in message) this.emit(message.event, message.payload as never);
    else {
      const resolve = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      resolve?.(message.result as never);
    }
  }

  private emit<Name extends DeskEventName>(name: Name, payload: DeskEvents[Name]): void {
    for (const listener of [...(this.listeners.get(name) ?? [])]) listener(payload as never);
  }
}

async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const step = 0x6000;
  let text = '';
  for (let start = 0; start < bytes.length; start += step)
    text += btoa(String.fromCharCode(...bytes.subarray(start, start + step)));
  return text;
}
