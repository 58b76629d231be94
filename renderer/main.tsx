import './no-eval';
import { createRoot } from 'react-dom/client';
import type { Desk } from '../core/desk';
import { App } from './app';
import { canReadWithCaret } from './editor/read-only';
import { Unsupported } from './panels/unsupported';
import { Window } from './panels/window';

declare global {
  interface Window {
    /** Electron's preload puts the bridge here; in a browser the page makes its own. */
    readonly desk?: Desk;
  }
}

const root = createRoot(document.getElementById('root') as HTMLElement);
if (!canReadWithCaret()) root.render(<Unsupported />);
else void start();

async function start(): Promise<void> {
  const desk = window.desk ?? (await import('./browser-desk')).connectBrowserDesk();
  const client = crypto.randomUUID();
  const article = sessionStorage.caveatArticle as string | undefined;
  const answer = await desk.request('desk/hello', article ? { client, article } : { client });
  if (!answer.ok) {
    root.render(<Unsupported error={answer.error} />);
    return;
  }
  const app = new App(desk, client, answer.value);
  // A page that is loaded again shows its article again.
  const remember = () => {
    const session = app.session.value;
    if (session) sessionStorage.caveatArticle = session.id;
    else delete sessionStorage.caveatArticle;
  };
  remember();
  app.session.subscribe(remember);
  root.render(<Window app={app} />);
}
