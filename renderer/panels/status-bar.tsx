import { Fragment, useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { SaveState } from '../../core/desk';
import { encodingName } from '../../core/encodings';
import { inDigits } from '../../core/numbers';
import { countOf } from '../../core/scheme';
import { countingWords } from '../../core/text';
import { run } from '../actions';
import type { Session } from '../session/session';
import { useStore } from '../session/store';
import { useApp } from './app-context';
import { LooksNote } from './looks-note';
import { usePanelState } from './panel-state';
import { ReadingMeter } from './reading-meter';
import { Trailing } from './trailing';

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

/** The words change just after what was done is painted; that they are not true any more is said at once. */
function SaveStatus({ session }: { readonly session: Session }) {
  const element = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const say = () => element.current?.setAttribute('aria-busy', String(isSaving(session)));
    const stops = [session.save.subscribe(say), session.replica.unconfirmed.subscribe(say)];
    say();
    return () => {
      for (const stop of stops) stop();
    };
  }, [session]);
  return (
    <span ref={element} className="save-status">
      <SaveWords session={session} />
    </span>
  );
}

function SaveWords({ session }: { readonly session: Session }) {
  const [state] = useState(() => saveState(session));
  const { save, saving } = useStore(state);
  const isEmpty = usePanelState(session, ({ set }) => set.annotations.length === 0);
  if (session.readOnly) return <span className="save">Read-only</span>;
  if (save.state === 'not-saved')
    return (
      <span className="save not-saved" role="status">
        Not saved{save.kept ? ' here, kept safe' : ''}: {reasons[save.error.code] ?? 'the disk refused'}
      </span>
    );
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

interface SaveWordsState {
  readonly save: SaveState;
  readonly saving: boolean;
}

function saveState(session: Session): Trailing<SaveWordsState> {
  const read = () => ({ save: session.save.value, saving: isSaving(session) });
  const isSame = (a: SaveWordsState, b: SaveWordsState) => a.save === b.save && a.saving === b.saving;
  return new Trailing(read, isSame, [session.save, session.replica.unconfirmed]);
}

/** Whether something is not on the disk yet, as far as is known. */
function isSaving({ save, replica }: Session): boolean {
  return save.value.state === 'saving' || replica.unconfirmed.value > 0;
}

const reasons: Partial<Record<string, string>> = {
  'no-space': 'the disk is full',
  'read-only': 'the folder cannot be written',
  'folder-gone': 'the folder is gone',
  'changed-on-disk': 'another program changed the file',
  conflict: 'somebody else changed the same marks',
};
