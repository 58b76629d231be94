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

type Listener = (payload: never) => void;
type Message =
  { readonly id: number; readonly result: unknown } | { readonly event: DeskEventName; readonly payload: unknown };

/** The page's side of the bridge over a WebSocket to the browser host. Reconnects by itself. */
export function connectBrowserDesk(address = `ws://${location.host}/desk`): Desk {
  return new BrowserDesk(address);
}

class BrowserDesk implements Desk {
  private readonly listeners = new Map<DeskEventName, Set<Listener>>();
  private readonly waiting = new Map<number, (answer: never) => void>();
  private unsent: string[] = [];
  private socket: WebSocket | undefined;
  private nextId = 1;
  private pauseMs = firstPauseMs;
  private wasConnected = false;

  constructor(private readonly address: string) {
    this.connect();
  }

  request<Name extends RequestName>(name: Name, payload: RequestPayload<Name>): Promise<Answer<Name>> {
    // While the connection is down there is nobody to ask; whoever asks decides whether to ask again.
    if (this.wasConnected && this.socket?.readyState !== WebSocket.OPEN)
      return Promise.resolve(fail({ code: 'disconnected' }));
    const id = this.nextId++;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve as (answer: never) => void);
      this.send(JSON.stringify({ id, name, payload }));
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
    socket.addEventListener('open', () => {
      this.pauseMs = firstPauseMs;
      for (const message of this.unsent.splice(0)) socket.send(message);
      if (this.wasConnected) this.emit('connection', { state: 'back' });
      this.wasConnected = true;
    });
    socket.addEventListener('message', ({ data }) => this.receive(JSON.parse(data as string) as Message));
    socket.addEventListener('close', ({ code }) => {
      for (const [id, resolve] of this.waiting) {
        this.waiting.delete(id);
        resolve(fail({ code: 'disconnected' }) as never);
      }
      if (code === 1000) return window.close();
      if (this.wasConnected) this.emit('connection', { state: 'lost' });
      setTimeout(() => this.connect(), this.pauseMs);
      this.pauseMs = Math.min(this.pauseMs * 2, longestPauseMs);
    });
  }

  private send(message: string): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(message);
    else this.unsent.push(message);
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
