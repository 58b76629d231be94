import { createContext, useContext, useEffect, useState } from 'react';
import type { CommandContext } from '../../core/commands';
import { defaultScheme } from '../../core/default-scheme';
import type { KindLabels } from '../../core/kind-commands';
import type { Scheme } from '../../core/scheme';
import type { App } from '../app';
import type { Session } from '../session/session';
import { Store, useStore, useStorePart } from '../session/store';

export const AppContext = createContext<App | undefined>(undefined);

/** The window's app. Throws outside of a window. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('useApp outside of a window');
  return app;
}

/** The open article, if one is open. */
export function useSession(): Session | undefined {
  return useStore(useApp().session);
}

function isSame(a: CommandContext, b: CommandContext): boolean {
  return (Object.keys(a) as (keyof CommandContext)[]).every((key) => a[key] === b[key]);
}

const noArticle = new Store<{ readonly scheme: Scheme }>({ scheme: defaultScheme });

/** What can be marked in the open article; with none open, the default. */
export function useScheme(): Scheme {
  const session = useSession();
  return useStorePart<{ readonly scheme: Scheme }, Scheme>(session?.replica.set ?? noArticle, ({ scheme }) => scheme);
}

/** What the commands are called and which keys they have now. */
export function useLabels(): KindLabels {
  const app = useApp();
  useScheme();
  return useStorePart(app.settings, () => app.labels);
}

/** What commands depend on; drawn again when it changes. */
export function useCommandContext(): CommandContext {
  const app = useApp();
  const session = useSession();
  const [context, setContext] = useState(() => app.context());
  useEffect(() => {
    // One thing that happens changes several stores.
    let due = false;
    const update = () => {
      due = false;
      const now = app.context();
      setContext((before) => (isSame(before, now) ? before : now));
    };
    const soon = () => {
      if (!due) queueMicrotask(update);
      due = true;
    };
    soon();
    if (!session) return undefined;
    const stops = [
      session.selected.subscribe(soon),
      session.replica.set.subscribe(soon),
      session.history.subscribe(soon),
      session.save.subscribe(soon),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [app, session]);
  return context;
}
