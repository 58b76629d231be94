import { useEffect, useId, useMemo, useRef, type KeyboardEvent, type Ref } from 'react';
import type { Annotation } from '../../../core/annotation';
import { shownAttributes } from '../../../core/attribute-values';
import type { Scheme } from '../../../core/scheme';
import { kindOf } from '../../../core/scheme-index';
import { run } from '../../actions';
import { changeKind, setNote } from '../../session/marking';
import type { Session } from '../../session/session';
import { useApp } from '../app-context';
import { ChoiceRow } from '../choice-row';
import { KeyCaps } from '../key-caps';
import { KindLine } from '../kind-line';
import { panelState } from '../panel-state';
import { AttributeField } from './attribute-field';
import { ConfidenceField } from './confidence-field';
import { EvidenceSection } from './evidence-section';
import { FrameSection } from './frame-section';
import { RelationSection } from './relation-section';
import { ReviewNotice } from './review-notice';
import { SignOffLine } from './sign-off-line';
import { TagField } from './tag-field';
import { TypedField } from './typed-field';

/** The selected annotation and everything that can be said of it. Every change is one step to undo. */
export function AnnotationDetails({
  session,
  annotation,
  scheme,
  inert,
  ref,
}: {
  readonly session: Session;
  readonly annotation: Annotation;
  readonly scheme: Scheme;
  /** Nothing is selected any more: the details are out of sight and out of reach. */
  readonly inert: boolean;
  readonly ref: Ref<HTMLElement>;
}) {
  const app = useApp();
  const heading = useId();
  const kindOptions = useMemo(() => optionsOf(scheme), [scheme]);
  const kind = kindOf(scheme, annotation.kind);
  const about = { session, annotation };
  const scrolled = useRef<HTMLElement>(null);

  // Another mark is shown from its beginning. Only what was scrolled is asked: to ask makes the browser lay out.
  useEffect(() => {
    if (scrolled.current) scrolled.current.scrollTop = 0;
    scrolled.current = null;
  }, [annotation.id]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    app.view?.focus();
  };
  return (
    <section
      className="details"
      aria-labelledby={heading}
      inert={inert}
      ref={ref}
      onKeyDown={onKeyDown}
      onScroll={({ currentTarget }) => {
        scrolled.current = currentTarget;
      }}
    >
      <header className="details-head">
        <h2 id={heading}>Selected mark</h2>
        <button
          type="button"
          className="quiet-button"
          disabled={session.readOnly}
          onClick={() => run(app, 'mark.delete')}
        >
          Delete mark <KeyCaps command="mark.delete" />
        </button>
      </header>
      <ReviewNotice {...about} />
      <ChoiceRow
        label="Kind"
        className="segments"
        value={annotation.kind}
        options={kindOptions}
        isDisabled={session.readOnly}
        onChange={(chosen) => {
          changeKind(session, chosen);
          panelState(session).catchUp();
        }}
      />
      <SignOffLine {...about} />
      {kind.roles.length > 0 && <FrameSection {...about} kind={kind} />}
      <div className="facts">
        {shownAttributes(kind, annotation, session.text).map((attribute) => (
          <AttributeField key={attribute.id} {...about} kind={kind} attribute={attribute} />
        ))}
        <ConfidenceField {...about} />
        <TagField {...about} />
        <TypedField
          label="Note"
          keys={<KeyCaps command="mark.note" />}
          part="note"
          rows={2}
          about={annotation}
          value={annotation.note}
          readOnly={session.readOnly}
          onType={(note, visit) => setNote(session, annotation.id, note, visit)}
        />
      </div>
      <EvidenceSection {...about} />
      <RelationSection {...about} />
    </section>
  );
}

function optionsOf({ kinds }: Scheme) {
  return kinds.map((kind) => ({
    value: kind.id,
    guideline: kind.guideline,
    label: (
      <>
        <KindLine kind={kind} />
        <bdi className="choice-name">{kind.name}</bdi>
      </>
    ),
  }));
}
