import { createContext, useContext, useEffect, useState } from 'react';
import type { CommandContext } from '../../core/commands';
import { defaultScheme } from '../../core/default-scheme';
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

const noArticle = new Store<{ readonly scheme: Scheme }>({ scheme: defaultScheme });

/** What can be marked in the open article; with none open, the default. */
export function useScheme(): Scheme {
  const session = useSession();
  return useStorePart<{ readonly scheme: Scheme }, Scheme>(session?.replica.set ?? noArticle, ({ scheme }) => scheme);
}

/** What commands depend on; drawn again when it changes. */
export function useCommandContext(): CommandContext {
  const app = useApp();
  const session = useSession();
  const [context, setContext] = useState(() => app.context());
  useEffect(() => {
    const update = () =>
      setContext((before) => {
        const now = app.context();
        return JSON.stringify(now) === JSON.stringify(before) ? before : now;
      });
    update();
    if (!session) return undefined;
    const stops = [
      session.selected.subscribe(update),
      session.replica.set.subscribe(update),
      session.history.subscribe(update),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [app, session]);
  return context;
}
