import { useEffect, useRef, useState, type DragEvent } from 'react';
import { enabledCommands, type CommandId } from '../../core/commands';
import { giveRole, run } from '../actions';
import type { App } from '../app';
import { holdsText, isField } from '../fields';
import { commandForKey, roleForKey } from '../keyboard';
import { rolesNow } from '../session/roles';
import { useStore } from '../session/store';
import { AnnotationPanel } from './annotation-panel';
import { AppContext, useCommandContext, useLabels, useSession } from './app-context';
import { ArticlePane } from './article-pane';
import { Dialogs } from './dialogs';
import { EmptyState } from './empty-state';
import { StatusBar } from './status-bar';
import { TitleBar } from './title-bar';

/** The whole window. */
export function Window({ app }: { readonly app: App }) {
  useTheme(app);
  useKeyboard(app);
  return (
    <AppContext value={app}>
      <Frame app={app} />
    </AppContext>
  );
}

function Frame({ app }: { readonly app: App }) {
  const session = useSession();
  const { dropping, ...drop } = useFileDrop(app);
  return (
    <div className={session ? 'window' : 'window empty'} {...drop}>
      <TitleBar />
      {session ? (
        <>
          <ArticlePane key={`article ${session.serial}`} session={session} />
          <AnnotationPanel key={`panel ${session.serial}`} session={session} />
          <StatusBar key={`status ${session.serial}`} session={session} />
        </>
      ) : (
        <EmptyState />
      )}
      <Dialogs />
      {dropping && <div className="drop-target">Drop the article to open it</div>}
      <Announcer app={app} />
      <HostWindow app={app} />
    </div>
  );
}

function Announcer({ app }: { readonly app: App }) {
  return (
    <div role="status" className="visually-hidden">
      {useStore(app.announcement)}
    </div>
  );
}

function useTheme(app: App): void {
  const { theme, textSize } = useStore(app.settings);
  useEffect(() => {
    const root = document.documentElement;
    if (theme === 'system') root.removeAttribute('data-theme');
    else root.dataset.theme = theme;
    root.style.setProperty('--text-size', `${textSize}px`);
  }, [theme, textSize]);
}

/** Keys and commands go to the table of commands, unless they are pressed in a dialog or menu. */
function useKeyboard(app: App): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : document.body;
      if (event.defaultPrevented || event.isComposing || target.closest('[role=dialog], [role=menu]')) return;
      app.view?.readSelection();
      const scope = {
        mac: app.hello.platform === 'darwin',
        typing: isField(target),
        letterKeys: app.settings.value.letterKeys,
      };
      const id = commandForKey(event, { ...scope, context: app.context(), scheme: app.labels });
      const session = app.session.value;
      const role = id || !session || session.readOnly ? undefined : roleForKey(event, rolesNow(session), scope);
      if (session && role) {
        event.preventDefault();
        return giveRole(app, session, role);
      }
      if (!id || id === 'edit.copy' || (holdsText(target) && ofText.has(id))) return;
      event.preventDefault();
      run(app, id);
    };
    window.addEventListener('keydown', onKeyDown);
    const stop = app.desk.on('command', ({ id }) => run(app, id));
    for (const id of app.hello.commands) run(app, id);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      stop();
    };
  }, [app]);
}

const ofText: ReadonlySet<CommandId> = new Set(['edit.undo', 'edit.redo', 'edit.select-all']);

/** Says what the window shows: in its title, and to a host that has a menu of its own. Draws nothing. */
function HostWindow({ app }: { readonly app: App }) {
  const session = useSession();
  const title = session ? `${session.opened.set.article.file} – Caveat` : 'Caveat';
  useEffect(() => {
    document.title = title;
  }, [title]);
  return app.hello.nativeMenu ? <NativeMenu app={app} title={title} /> : null;
}

/** Tells the host what its menu should offer now. */
function NativeMenu({ app, title }: { readonly app: App; readonly title: string }) {
  const context = useCommandContext();
  const labels = useLabels();
  useEffect(() => {
    const kinds = labels.kinds.map(({ name, plural, key }) =>
      key === undefined ? { name, plural } : { name, plural, key },
    );
    const { keys } = labels;
    const enabled = enabledCommands(context, labels);
    const steps = { undo: context.undo, redo: context.redo };
    void app.desk.request('window/show', { title, enabled, kinds, steps, ...(keys ? { keys: { ...keys } } : {}) });
  }, [app, title, context, labels]);
  return null;
}

function useFileDrop(app: App) {
  const [dropping, setDropping] = useState(false);
  const depth = useRef(0);
  const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  const end = () => {
    depth.current = 0;
    setDropping(false);
  };
  return {
    dropping,
    onDragEnter: (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      depth.current++;
      setDropping(true);
    },
    onDragLeave: (event: DragEvent) => {
      if (holdsFiles(event) && --depth.current <= 0) end();
    },
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      event.dataTransfer.dropEffect = holdsFiles(event) ? 'copy' : 'none';
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      end();
      const file = event.dataTransfer.files[0];
      if (file) void app.open(app.desk.openDropped(file));
    },
  };
}
