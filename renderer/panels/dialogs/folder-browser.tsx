import { useCallback, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { DeskError, FolderEntry, FolderListing } from '../../../core/desk';
import { explain } from '../../../core/messages';
import { useApp, useSession } from '../app-context';

/**
 * Folders and the articles, schemes or files of marks in them, for a host that has no file dialog of its own. Arrow keys move, Enter opens,
 * Backspace goes up.
 */
export function FolderBrowser({
  shows = 'article',
  onFile,
  onListing,
}: {
  /** Which files are listed, beside the folders. */
  readonly shows?: 'article' | 'scheme' | 'marks';
  readonly onFile?: (entry: FolderEntry) => void;
  readonly onListing?: (listing: FolderListing) => void;
}) {
  const app = useApp();
  const session = useSession();
  const [listing, setListing] = useState<FolderListing>();
  const [error, setError] = useState<DeskError>();

  const go = useCallback(
    async (folder?: string) => {
      const answer = await app.desk.request('folder/list', {
        ...(folder === undefined ? {} : { folder }),
        ...(folder === undefined && session ? { article: session.id } : {}),
      });
      if (answer.ok) {
        setError(undefined);
        setListing(answer.value);
        onListing?.(answer.value);
      } else setError(answer.error);
    },
    [app, session, onListing],
  );
  useEffect(() => void go(), [go]);

  if (!listing) return <p className="hint">{error ? explain(error).title : 'Reading the folder…'}</p>;
  const { parent } = listing;
  const entries = listing.entries.filter(({ kind }) => kind === 'folder' || kind === shows);
  return (
    <div className="folder-browser">
      <nav aria-label="Places" className="places">
        {listing.places.map((place) => (
          <Button key={place.ref} className="place" onPress={() => go(place.ref)}>
            {place.name}
          </Button>
        ))}
      </nav>
      <div className="folder-pane">
        <div className="folder-head">
          <Button className="small-button" isDisabled={parent === undefined} onPress={() => go(parent)}>
            Up
          </Button>
          <span className="folder-path" title={listing.path}>
            <bdi>{listing.path}</bdi>
          </span>
        </div>
        {error && (
          <p role="alert" className="field-error">
            {explain(error).title}
          </p>
        )}
        <ul
          key={listing.folder}
          aria-label={`In ${listing.path}`}
          className="folder-entries"
          onKeyDown={(event) => {
            if (event.key === 'Backspace' && parent !== undefined) void go(parent);
            else moveFocus(event.currentTarget, event.key);
          }}
        >
          {entries.map((entry) => (
            <li key={entry.ref}>
              <Button
                className={`entry entry-${entry.kind}`}
                isDisabled={entry.kind !== 'folder' && !onFile}
                onPress={() => (entry.kind === 'folder' ? go(entry.ref) : onFile?.(entry))}
              >
                <span className="entry-name">{entry.name}</span>
                {entry.marked && <span className="entry-marked">marked</span>}
                {entry.kind !== 'folder' && <span className="entry-size">{sizeOf(entry.bytes)}</span>}
              </Button>
            </li>
          ))}
          {entries.length === 0 && (
            <li className="hint">There is no folder and no {shows === 'marks' ? 'file of marks' : shows} in here.</li>
          )}
        </ul>
      </div>
    </div>
  );
}

function moveFocus(list: HTMLElement, key: string): void {
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return;
  const buttons = [...list.querySelectorAll<HTMLElement>('button:not(:disabled)')];
  const current = buttons.indexOf(document.activeElement as HTMLElement);
  buttons[current + (key === 'ArrowDown' ? 1 : -1)]?.focus();
}

function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
