import { confidenceNames, confidences, type Annotation } from '../../../core/annotation';
import { setConfidence } from '../../session/confidence';
import type { Session } from '../../session/session';
import { ChoiceRow } from '../choice-row';
import { panelState } from '../panel-state';

const options = confidences.map((value) => ({ value, label: confidenceNames[value] }));

/** How sure the annotator is. */
export function ConfidenceField({
  session,
  annotation,
}: {
  readonly session: Session;
  readonly annotation: Annotation;
}) {
  return (
    <div className="fact">
      <span className="fact-name" aria-hidden="true">
        Confidence
      </span>
      <ChoiceRow
        label="Confidence"
        className="segments"
        value={annotation.confidence}
        options={options}
        isDisabled={session.readOnly}
        onChange={(confidence) => {
          setConfidence(session, annotation.id, confidence);
          panelState(session).catchUp();
        }}
      />
    </div>
  );
}
