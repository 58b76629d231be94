import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Annotation } from '../../core/annotation';
import { countByKind } from '../../core/annotation-set';
import { encodingName } from '../../core/encodings';
import { countOf, type Scheme } from '../../core/scheme';
import { countWords } from '../../core/text';
import { run } from '../actions';
import type { Session } from '../session/session';
import { useStore } from '../session/store';
import { useApp } from './app-context';

/** The window's foot: the truth about saving, how much is marked, and what the file is. */
export function StatusBar({ session }: { readonly session: Session }) {
  const app = useApp();
  const { annotations, scheme } = useStore(session.replica.set);
  const { article } = session.opened.set;
  return (
    <footer className="status-bar">
      <SaveStatus session={session} />
      <span className="counts">{kindCounts(annotations, scheme)}</span>
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
function kindCounts(annotations: readonly Annotation[], scheme: Scheme): string {
  const counts = countByKind(annotations, scheme);
  return scheme.kinds
    .filter(({ id }) => scheme.kinds.length <= fewKinds || counts.get(id))
    .map((kind) => countOf(kind, counts.get(kind.id) ?? 0))
    .join(' · ');
}

/** As many kinds as there is room for even when none occurs. */
const fewKinds = 4;

const lineEndings = { lf: 'LF', crlf: 'CRLF', cr: 'CR', mixed: 'Mixed line ends', none: 'One line' };

/** How many words the article has; counted when there is nothing better to do, because it takes a while. */
function WordCount({ text }: { readonly text: string }) {
  const [words, setWords] = useState<number>();
  useEffect(() => {
    const count = requestIdleCallback(() => setWords(countWords(text)));
    return () => cancelIdleCallback(count);
  }, [text]);
  return <span>{words === undefined ? '… words' : `${words.toLocaleString('en')} words`}</span>;
}

function SaveStatus({ session }: { readonly session: Session }) {
  const save = useStore(session.save);
  const unconfirmed = useStore(session.replica.unconfirmed);
  if (session.readOnly) return <span className="save">Read-only</span>;
  if (save.state === 'not-saved')
    return (
      <span className="save not-saved" role="status">
        Not saved{save.kept ? ' here, kept safe' : ''}: {reasons[save.error.code] ?? 'the disk refused'}
      </span>
    );
  const saving = save.state === 'saving' || unconfirmed > 0;
  if (!saving && save.version === 0 && session.annotations.length === 0)
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
