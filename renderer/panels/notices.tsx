import { Button } from 'react-aria-components';
import { explain, explainNotice } from '../../core/messages';
import { run } from '../actions';
import type { Session } from '../session/session';
import { useStore, useStorePart } from '../session/store';
import { useApp } from './app-context';

/** What the user should know about this article, above it, until they put it away. */
export function Notices({ session }: { readonly session: Session }) {
  const app = useApp();
  const notices = useStore(session.notices);
  const save = useStorePart(session.save, (state) => (state.state === 'not-saved' ? state : undefined));
  const error = useStore(session.error);
  const connected = useStore(app.connected);
  const settle = (keep: 'mine' | 'theirs') => app.open(app.desk.request('set/settle', { article: session.id, keep }));
  return (
    <div className="notices">
      {!connected && <Disconnected session={session} />}
      {save && (
        <Notice
          tone="bad"
          {...explain(save.error)}
          detail={
            save.kept
              ? 'Your newest marks are safe in Caveat’s own folder.'
              : 'Your newest marks are in this window only.'
          }
        >
          {save.error.code === 'changed-on-disk' ? (
            <>
              <Button className="small-button" onPress={() => settle('mine')}>
                Keep mine
              </Button>
              <Button className="small-button" onPress={() => settle('theirs')}>
                Show theirs
              </Button>
            </>
          ) : save.error.code === 'conflict' ? (
            <Button className="small-button" onPress={() => run(app, 'file.conflicts')}>
              Choose…
            </Button>
          ) : (
            <>
              <Button className="small-button" onPress={() => run(app, 'file.save')}>
                Try again
              </Button>
              <Button className="small-button" onPress={() => run(app, 'file.save-as')}>
                Save Marks As…
              </Button>
            </>
          )}
        </Notice>
      )}
      {error && <Notice tone="bad" {...explain(error)} onDismiss={() => session.error.set(undefined)} />}
      {notices.map((notice) => (
        <Notice
          key={notice.code}
          tone={notice.code === 'set-damaged' ? 'bad' : 'info'}
          {...explainNotice(notice)}
          onDismiss={() => session.notices.set(notices.filter((other) => other !== notice))}
        >
          {notice.code === 'article-changed' && session.replica.set.value.previous && (
            <Button className="small-button" onPress={() => run(app, 'read.compare')}>
              See what changed
            </Button>
          )}
          {notice.code === 'encoding-guessed' && session.annotations.length === 0 && (
            <Button className="small-button" onPress={() => run(app, 'file.encoding')}>
              Change encoding…
            </Button>
          )}
        </Notice>
      ))}
    </div>
  );
}

function Disconnected({ session }: { readonly session: Session }) {
  const waiting = useStore(session.replica.unconfirmed);
  const detail = waiting === 0 ? '' : waiting === 1 ? '1 change is waiting.' : `${waiting} changes are waiting.`;
  return <Notice tone="bad" {...explain({ code: 'disconnected' })} detail={detail} />;
}

function Notice({
  tone,
  title,
  body,
  detail,
  children,
  onDismiss,
}: {
  readonly tone: 'info' | 'bad';
  readonly title: string;
  readonly body: string;
  readonly detail?: string;
  readonly children?: React.ReactNode;
  readonly onDismiss?: () => void;
}) {
  return (
    <div className={`notice ${tone}`} role={tone === 'bad' ? 'alert' : 'note'}>
      <p>
        <strong>{title}.</strong> {body} {detail}
      </p>
      <div className="notice-actions">
        {children}
        {onDismiss && (
          <Button className="small-button" onPress={onDismiss}>
            Dismiss
          </Button>
        )}
      </div>
    </div>
  );
}
