import { memo, useEffect, useRef, useState } from 'react';
import { createArticleView } from '../editor/article-view';
import type { Session } from '../session/session';
import { useApp } from './app-context';
import { ArticleMenu, type MenuPoint } from './article-menu';
import { EdgeHandles } from './edge-handles';
import { FindBar } from './find-bar';
import { Notices } from './notices';
import { OverviewRuler } from './overview-ruler';
import { RelationLines } from './relation-lines';
import { SelectionBar } from './selection-bar';

/** The article on its paper, the notices above it, and what appears at the selection. */
export const ArticlePane = memo(function ArticlePane({ session }: { readonly session: Session }) {
  const app = useApp();
  const mount = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<MenuPoint>();

  useEffect(() => {
    const view = createArticleView(session, mount.current as HTMLElement, scroller.current as HTMLElement);
    app.view = view;
    view.focus();
    return () => {
      if (app.view === view) app.view = undefined;
      view.destroy();
    };
  }, [app, session]);

  return (
    <main className="reading">
      <Notices session={session} />
      <FindBar session={session} />
      <div className="reading-row">
        <div
          className="scroller"
          ref={scroller}
          onContextMenu={(event) => {
            event.preventDefault();
            const { selected } = session;
            const offset = app.view?.offsetAt(event.clientX, event.clientY);
            const { anchor, head } = selected.value;
            const inside = offset !== undefined && offset >= Math.min(anchor, head) && offset <= Math.max(anchor, head);
            if (offset !== undefined && !inside) session.selectText(offset, offset);
            setMenu({ x: event.clientX, y: event.clientY });
          }}
        >
          <div ref={mount} />
          <EdgeHandles session={session} scroller={scroller} />
          <RelationLines session={session} scroller={scroller} />
          <SelectionBar session={session} scroller={scroller} />
        </div>
        <OverviewRuler session={session} scroller={scroller} />
      </div>
      {menu && <ArticleMenu at={menu} session={session} onClose={() => setMenu(undefined)} />}
    </main>
  );
});
