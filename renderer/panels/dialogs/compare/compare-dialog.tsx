import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Annotation, Orphan } from '../../../../core/annotation';
import type { Comparison } from '../../../../core/desk';
import { counted, inDigits } from '../../../../core/numbers';
import { afterChange, type AfterChange } from '../../../session/comparing';
import { lookedAt } from '../../../session/reviews';
import type { Session } from '../../../session/session';
import { useStore } from '../../../session/store';
import { useApp, useSession } from '../../app-context';
import { panelState } from '../../panel-state';
import { whenInWords } from '../../when';
import { ModalDialog } from '../modal-dialog';
import { CheckList } from './check-list';
import { RedlineView } from './redline-view';

const title = 'Changes since the draft that was checked';

/** What the new draft changed, and what of the marks is therefore to be checked again; the rest keeps its sign-off. */
export function CompareDialog() {
  const session = useSession();
  return session ? <Comparing session={session} /> : null;
}

function Comparing({ session }: { readonly session: Session }) {
  const app = useApp();
  const [found, setFound] = useState<Comparison | null>();
  const [current, setCurrent] = useState<string>();
  const redline = useRef<HTMLDivElement>(null);
  const marks = afterChange(useStore(session.replica.set));

  useEffect(() => {
    void app.desk.request('set/compare', { article: session.id }).then((answer) => {
      if (answer.ok) setFound(answer.value);
      else app.fail(answer.error);
    });
  }, [app, session]);
  useEffect(() => {
    if (current === undefined) return;
    const mark = redline.current?.querySelector(`[data-mark="${CSS.escape(current)}"]`);
    mark?.scrollIntoView({ block: 'center' });
  }, [current, found]);

  const go = (mark: Annotation | Orphan) => {
    app.dialog.set(undefined);
    const annotation = session.annotations.find(({ id }) => id === mark.id);
    // Once the dialog is gone: it gives the keyboard back as it goes.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (annotation) session.selectAnnotation(annotation, { focus: true });
        else app.focusOrphan(mark.id);
      }),
    );
  };
  const holds = (annotation: Annotation) => {
    session.selectAnnotation(annotation);
    lookedAt(session);
    panelState(session).catchUp();
    app.announce(`It still holds: ${session.quote(annotation)}`);
  };
  return (
    <ModalDialog title={title} size="huge">
      <p className="compare-summary">
        {summary(marks)}
        {found && <span className="hint"> The newer draft was opened on {whenInWords(found.at)}.</span>}
      </p>
      <div className="compare">
        {marks.asking.length + marks.lost.length > 0 && (
          <CheckList session={session} marks={marks} onLook={({ id }) => setCurrent(id)} onGo={go} onHolds={holds} />
        )}
        {found ? (
          <RedlineView ref={redline} session={session} blocks={found.blocks} current={current} />
        ) : (
          <p className="hint" role="status">
            {found === null ? 'The draft that was checked is not kept.' : 'Comparing the drafts…'}
          </p>
        )}
      </div>
      <div className="dialog-actions">
        <Button className="primary-button" onPress={() => app.dialog.set(undefined)}>
          Done
        </Button>
      </div>
    </ModalDialog>
  );
}

/** `2 marks to check again, 1 has lost its words, 41 are as they were, 12 of them signed off.` */
function summary({ asking, lost, unchanged, signedOff }: AfterChange): string {
  const parts = [
    asking.length === 0 ? 'Nothing to check again' : `${counted(asking.length, 'mark')} to check again`,
    ...(lost.length === 0 ? [] : [`${inDigits(lost.length)} lost ${lost.length === 1 ? 'its' : 'their'} words`]),
    `${inDigits(unchanged)} ${unchanged === 1 ? 'is as it was' : 'are as they were'}`,
    ...(signedOff === 0 ? [] : [`${inDigits(signedOff)} of them signed off`]),
  ];
  return `${parts.join(', ')}.`;
}
