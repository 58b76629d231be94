import { Button } from 'react-aria-components';
import { run } from '../actions';
import { useStore } from '../session/store';
import { useApp } from './app-context';
import { KeyCaps } from './key-caps';

/** What a window without an article says: what to do, and what was open lately. */
export function EmptyState() {
  const app = useApp();
  const recent = useStore(app.recent);
  const opening = useStore(app.opening);
  return (
    <main className="empty-state">
      <div className="empty-card">
        <p className="wordmark">Caveat</p>
        <h1>Open an article to mark it</h1>
        <p className="lead">
          Read it, select words, and mark them as a claim, an attribution or an unverified assertion. The article’s file
          is never changed; your marks are saved beside it.
        </p>
        <div className="empty-actions">
          <Button className="primary-button" isDisabled={opening} onPress={() => run(app, 'file.open')}>
            {opening ? 'Opening…' : 'Open article…'}
          </Button>
          <span className="hint">
            <KeyCaps command="file.open" /> or drop a .txt or .md file here
          </span>
        </div>
        {recent.length > 0 && (
          <section aria-labelledby="recent-heading" className="recent">
            <div className="recent-head">
              <h2 id="recent-heading">Recent</h2>
              <Button
                className="quiet-button"
                onPress={async () => {
                  const answer = await app.desk.request('recent/clear', {});
                  if (answer.ok) app.recent.set(answer.value);
                }}
              >
                Clear
              </Button>
            </div>
            <ul>
              {recent.slice(0, 8).map((article) => (
                <li key={article.ref}>
                  <Button
                    className="recent-article"
                    isDisabled={article.missing || opening}
                    onPress={() => app.open(app.desk.request('article/open', { ref: article.ref }))}
                  >
                    <span className="recent-name">{article.file}</span>
                    <span className="recent-folder">{article.missing ? 'Moved or deleted' : article.folder}</span>
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </main>
  );
}
