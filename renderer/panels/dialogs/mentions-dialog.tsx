import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Annotation } from '../../../core/annotation';
import { inDigits } from '../../../core/numbers';
import { codePointsAfter, codePointsBefore } from '../../../core/offsets';
import { kindOf } from '../../../core/scheme-index';
import { countOf } from '../../../core/scheme';
import { markMentions, otherMentions, wordsToMention, type Mention } from '../../session/mentions';
import type { Session } from '../../session/session';
import { useApp, useSession } from '../app-context';
import { ModalDialog } from './modal-dialog';

/** More than so many are too many to look at. */
const mostShown = 300;
/** How much of the text is shown on each side of a mention, in code points. */
const contextLength = 44;

/** Every other mention of a mark's words, each to be looked at before it is marked too. */
export function MentionsDialog({ annotation }: { readonly annotation: Annotation }) {
  const session = useSession();
  return session ? <Mentions session={session} annotation={annotation} /> : null;
}

function Mentions({ session, annotation }: { readonly session: Session; readonly annotation: Annotation }) {
  const app = useApp();
  const found = useMemo(() => otherMentions(session, annotation), [session, annotation]);
  const shown = found.slice(0, mostShown);
  const open = shown.filter(({ marked }) => !marked);
  const [chosen, setChosen] = useState<ReadonlySet<Mention>>(() => new Set(open));
  const { words } = wordsToMention(session, annotation);
  const kind = kindOf(session.scheme, annotation.kind);
  const toggle = (mention: Mention) => {
    const next = new Set(chosen);
    if (!next.delete(mention)) next.add(mention);
    setChosen(next);
  };
  const perform = () => {
    app.dialog.set(undefined);
    const count = markMentions(
      session,
      annotation,
      shown.filter((one) => chosen.has(one)),
    );
    app.announce(`Marked ${countOf(kind, count)}`);
  };
  if (shown.length === 0)
    return (
      <ModalDialog title="Other mentions" size="small">
        <p>
          “<bdi>{words}</bdi>” stands nowhere else in the article.
        </p>
        <div className="dialog-actions">
          <Button className="primary-button" autoFocus onPress={() => app.dialog.set(undefined)}>
            Done
          </Button>
        </div>
      </ModalDialog>
    );
  return (
    <ModalDialog title="Mark other mentions">
      <p className="mentions-head">
        <span>
          {inDigits(found.length)} other {found.length === 1 ? 'mention' : 'mentions'} of “<bdi>{words}</bdi>”
          {found.length > shown.length && `; the first ${inDigits(shown.length)} are shown`}
        </span>
        <button type="button" className="link-button" onClick={() => setChosen(new Set(open))}>
          All
        </button>
        <button type="button" className="link-button" onClick={() => setChosen(new Set())}>
          None
        </button>
      </p>
      <ul className="mentions">
        {shown.map((mention, index) => (
          <li key={mention.start}>
            <label className={mention.marked ? 'mention marked' : 'mention'}>
              <input
                type="checkbox"
                autoFocus={!mention.marked && mention === open[0]}
                disabled={mention.marked}
                checked={mention.marked || chosen.has(mention)}
                onChange={() => toggle(mention)}
              />
              <span className="mention-number" aria-hidden="true">
                {index + 1}
              </span>
              <MentionWords text={session.text} mention={mention} />
              {mention.marked && <span className="mention-state">Marked already</span>}
            </label>
          </li>
        ))}
      </ul>
      <div className="dialog-actions">
        <Button className="quiet-button" onPress={() => app.dialog.set(undefined)}>
          Cancel
        </Button>
        <Button className="primary-button" isDisabled={chosen.size === 0} onPress={perform}>
          Mark {countOf(kind, chosen.size)}
        </Button>
      </div>
    </ModalDialog>
  );
}

function MentionWords({ text, mention: { start, end } }: { readonly text: string; readonly mention: Mention }) {
  const before = codePointsBefore(text, start, contextLength);
  const after = codePointsAfter(text, end, contextLength);
  return (
    <span className="mention-words" dir="auto">
      {before.length < start && '…'}
      {before.slice(before.lastIndexOf('\n') + 1)}
      <strong>{text.slice(start, end)}</strong>
      {after.split('\n', 1)[0]}
      {end + after.length < text.length && '…'}
    </span>
  );
}
