import { useId, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { adoptScheme, type AdoptionChoices, type Stray } from '../../../../core/adopt-scheme';
import type { AnnotationSet } from '../../../../core/annotation-set';
import type { Scheme } from '../../../../core/scheme';
import { keyOf } from '../../../../core/scheme-labels';
import { counted } from '../../../../core/numbers';
import { effectInWords, labelInWords, labelTypeNames } from '../../../../core/scheme-words';
import { canChangeScheme, performPlan } from '../../../session/scheme-editing';
import type { Session } from '../../../session/session';
import { useStore } from '../../../session/store';
import { useApp, useSession } from '../../app-context';
import { KindLine } from '../../kind-line';
import { ModalDialog } from '../modal-dialog';
import { inWords } from './editor-context';

/** A scheme to go on with, out of a file if it names one. */
export interface SchemeFound {
  readonly file?: string;
  readonly scheme: Scheme;
}

/** Puts the article's marks under another scheme: says what that does, and asks about labels that it does not have. */
export function AdoptDialog({ found }: { readonly found: SchemeFound }) {
  const session = useSession();
  return session ? <Adopt session={session} found={found} /> : null;
}

function Adopt({ session, found: { file, scheme } }: { readonly session: Session; readonly found: SchemeFound }) {
  const app = useApp();
  const set = useStore(session.replica.set);
  const [choices, setChoices] = useState<AdoptionChoices>(new Map());
  const { strays, plan } = useMemo(() => adoptScheme(set, scheme, choices), [set, scheme, choices]);
  const effects = plan.ok ? effectInWords(set, plan.value.effect) : [];
  const adopt = () => {
    if (!plan.ok || !canChangeScheme(session)) return;
    performPlan(session, `Use scheme ${scheme.name}`, plan.value);
    app.dialog.set({ kind: 'scheme', said: `The marks are under the scheme “${scheme.name}” now.` });
  };
  return (
    <ModalDialog title={`Use the scheme “${scheme.name}”?`} size="medium">
      <p>
        {file === undefined ? 'It comes with Caveat.' : `From “${file}”.`} {marked(set)}
      </p>
      <ul className="kind-names" aria-label="Its kinds">
        {scheme.kinds.map((kind) => (
          <li key={kind.id}>
            <KindLine kind={kind} />
            <bdi>{kind.name}</bdi>
          </li>
        ))}
      </ul>
      {strays.length > 0 && (
        <section className="strays" aria-label="What it does not have">
          <p>Your marks use what this scheme does not have. Each is added to it, unless you choose what it becomes.</p>
          {strays.map((stray) => (
            <StrayField
              key={keyOf(stray.label)}
              set={set}
              stray={stray}
              value={choices.get(keyOf(stray.label)) ?? ''}
              onChange={(value) => setChoices(new Map([...choices, [keyOf(stray.label), value]]))}
            />
          ))}
        </section>
      )}
      <div role="status">
        {!plan.ok && <p className="field-error">{inWords(plan.error)}</p>}
        {plan.ok && effects.length === 0 && set.annotations.length > 0 && <p>Every mark stays as it is.</p>}
        {effects.length > 0 && (
          <ul className="effects">
            {effects.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </div>
      <div className="dialog-actions">
        <Button className="quiet-button" onPress={() => app.dialog.set({ kind: 'scheme' })}>
          Cancel
        </Button>
        <Button className="primary-button" autoFocus isDisabled={!plan.ok || !canChangeScheme(session)} onPress={adopt}>
          Use this scheme
        </Button>
      </div>
    </ModalDialog>
  );
}

function marked({ annotations }: AnnotationSet): string {
  if (annotations.length === 0) return 'Nothing is marked in the article yet.';
  return `The article has ${counted(annotations.length, 'mark')}.`;
}

function StrayField({
  set,
  stray: { label, count, options },
  value,
  onChange,
}: {
  readonly set: AnnotationSet;
  readonly stray: Stray;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  const isRelation = label.type === 'relation-type';
  return (
    <div className="fact stray">
      <label htmlFor={id}>
        {labelInWords(set.scheme, label)}
        <span className="use-count">{counted(count, isRelation ? 'relation' : 'mark')}</span>
      </label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">Add this {labelTypeNames[label.type]} to the scheme</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            Make it “{option.name}”
          </option>
        ))}
      </select>
    </div>
  );
}
