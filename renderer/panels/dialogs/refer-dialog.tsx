import { useMemo } from 'react';
import type { Annotation } from '../../../core/annotation';
import { valuesOf, type Attribute } from '../../../core/scheme';
import { useApp, useSession } from '../app-context';
import type { Session } from '../../session/session';
import { AnnotationPicker } from './annotation-picker';
import { ModalDialog } from './modal-dialog';

interface Reference {
  readonly annotation: Annotation;
  readonly attribute: Attribute;
  readonly done: (value: string) => void;
}

/** Chooses the annotation that an attribute of another one names. */
export function ReferDialog(reference: Reference) {
  const session = useSession();
  return session ? <Refer session={session} {...reference} /> : null;
}

function Refer({ session, annotation, attribute, done }: Reference & { readonly session: Session }) {
  const app = useApp();
  const { annotations } = session;
  const kind = attribute.type === 'annotation' ? attribute.kind : undefined;
  const candidates = useMemo(
    () => annotations.filter((one) => one.id !== annotation.id && (kind === undefined || one.kind === kind)),
    [annotations, annotation, kind],
  );
  const choose = (id: string) => {
    app.dialog.set(undefined);
    done(id);
  };
  return (
    <ModalDialog title={attribute.name}>
      {attribute.guideline && <p className="hint">{attribute.guideline}</p>}
      <AnnotationPicker session={session} candidates={candidates} others={valuesOf(attribute)} onChoose={choose} />
    </ModalDialog>
  );
}
