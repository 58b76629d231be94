import { useId, useMemo, useState } from 'react';
import { quoteOf, type Annotation } from '../../../core/annotation';
import { findAnnotation } from '../../../core/annotation-set';
import { withinSentence } from '../../../core/scheme';
import { relate } from '../../session/relations';
import type { Session } from '../../session/session';
import { useApp, useSession } from '../app-context';
import { AnnotationPicker } from './annotation-picker';
import { ModalDialog } from './modal-dialog';

/** Relates an annotation to another: first how, then to which. */
export function RelateDialog({ annotation }: { readonly annotation: Annotation }) {
  const session = useSession();
  return session ? <Relate session={session} annotation={annotation} /> : null;
}

function Relate({ session, annotation }: { readonly session: Session; readonly annotation: Annotation }) {
  const app = useApp();
  const id = useId();
  const { annotations, scheme } = session;
  const others = useMemo(() => annotations.filter((one) => one.id !== annotation.id), [annotations, annotation]);
  const [type, setType] = useState(scheme.relationTypes[0]);
  const choose = (other: string) => {
    const target = findAnnotation(session.replica.set.value, other);
    if (!type || !target) return;
    app.dialog.set(undefined);
    const related = relate(session, annotation.id, type, other);
    const words = `${withinSentence(type.name)} “${quoteOf(session.text, target)}”`;
    app.announce(related ? `Related: ${words}` : `It is related so already: ${words}`);
  };
  return (
    <ModalDialog title="Relate to another mark">
      <p className="picker-from" dir="auto">
        {quoteOf(session.text, annotation)}
      </p>
      <div className="fact">
        <label htmlFor={id}>How</label>
        <select
          id={id}
          value={type?.id}
          title={type?.guideline}
          onChange={(event) => setType(scheme.relationTypes.find((one) => one.id === event.target.value))}
        >
          {scheme.relationTypes.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </div>
      <AnnotationPicker session={session} candidates={others} onChoose={choose} />
    </ModalDialog>
  );
}
