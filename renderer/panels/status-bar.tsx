import { Fragment, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { encodingName } from '../../core/encodings';
import { inDigits } from '../../core/numbers';
import { countOf } from '../../core/scheme';
import { countingWords } from '../../core/text';
import { run } from '../actions';
import type { Session } from '../session/session';
import { useStore, useStorePart } from '../session/store';
import { useApp } from './app-context';
import { LooksNote } from './looks-note';
import { usePanelState } from './panel-state';
import { ReadingMeter } from './reading-meter';

/** The window's foot: the truth about saving, how much is marked, and what the file is. */
export function StatusBar({ session }: { readonly session: Session }) {
  const app = useApp();
  const { article } = session.opened.set;
  return (
    <footer className="status-bar">
      <SaveStatus session={session} />
      <Counts session={session} />
      <ReadingMeter session={session} />
      <LooksNote session={session} />
      <span className="file-facts">
        <Button
          className="status-button"
          aria-label={`Text encoding: ${encodingName(article.encoding)}. Change…`}
          onPress={() => run(app, 'file.encoding')}
        >
          {encodingName(article.encoding)}
          {article.bom && ' with BOM'}
        </Button>
        <span>{lineEndings[article.eol]}</span>
        <WordCount text={session.text} />
      </span>
    </footer>
  );
}

/** How many marks there are of each kind; of many kinds, only of those that occur. */
function Counts({ session }: { readonly session: Session }) {
  const { kinds } = usePanelState(session, ({ set }) => set).scheme;
  const shown = kinds.filter(({ id }) => kinds.length <= fewKinds || session.index.count(id) > 0);
  return (
    <span className="counts">
      {shown.map((kind, index) => (
        <Fragment key={kind.id}>
          {index > 0 && ' · '}
          <bdi>{countOf(kind, session.index.count(kind.id))}</bdi>
        </Fragment>
      ))}
    </span>
  );
}

/** As many kinds as there is room for even when none occurs. */
const fewKinds = 4;

const lineEndings = { lf: 'LF', crlf: 'CRLF', cr: 'CR', mixed: 'Mixed line ends', none: 'One line' };

/** A key that is pressed meanwhile waits no longer than this. */
const longestCountMs = 6;

/** How many words the article has; counted bit by bit when there is nothing better to do, because it takes a while. */
function WordCount({ text }: { readonly text: string }) {
  const [words, setWords] = useState<number>();
  useEffect(() => {
    const counter = countingWords(text);
    let counted = 0;
    const goOn = () => {
      const end = performance.now() + longestCountMs;
      while (performance.now() < end)
        for (let step = 0; step < 100; step++) {
          const next = counter.next();
          if (next.done) return setWords(counted);
          counted = next.value;
        }
      idle = requestIdleCallback(goOn);
    };
    let idle = requestIdleCallback(goOn);
    return () => cancelIdleCallback(idle);
  }, [text]);
  return <span>{words === undefined ? '… words' : `${inDigits(words)} words`}</span>;
}

function SaveStatus({ session }: { readonly session: Session }) {
  // Not a moment later than it happens: “Saved” must not be read of something newer than what was.
  const save = useStore(session.save);
  const confirmed = useStorePart(session.replica.unconfirmed, (count) => count === 0);
  const isEmpty = usePanelState(session, ({ set }) => set.annotations.length === 0);
  if (session.readOnly) return <span className="save">Read-only</span>;
  if (save.state === 'not-saved')
    return (
      <span className="save not-saved" role="status">
        Not saved{save.kept ? ' here, kept safe' : ''}: {reasons[save.error.code] ?? 'the disk refused'}
      </span>
    );
  const saving = save.state === 'saving' || !confirmed;
  if (!saving && save.version === 0 && isEmpty)
    return (
      <span className="save" role="status">
        Nothing to save yet
      </span>
    );
  return (
    <span className={saving ? 'save' : 'save saved'} role="status" title={`${save.place.folder}/${save.place.file}`}>
      {saving ? 'Saving…' : 'Saved'}
    </span>
  );
}

const reasons: Partial<Record<string, string>> = {
  'no-space': 'the disk is full',
  'read-only': 'the folder cannot be written',
  'folder-gone': 'the folder is gone',
  'changed-on-disk': 'another program changed the file',
};
