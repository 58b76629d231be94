import type { Evidence } from '../../../core/annotation';
import { placeIn, stanceNames, stanceTones, titleOf } from './evidence-words';

/** One entry of evidence, to be read. An address is text: nothing here leaves the machine. */
export function EvidenceLine({
  evidence,
  readOnly,
  onEdit,
  onDelete,
}: {
  readonly evidence: Evidence;
  readonly readOnly: boolean;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}) {
  const place = placeIn(evidence);
  return (
    <div className="evidence">
      <div className="evidence-head">
        <span className="evidence-title" dir="auto">
          {titleOf(evidence)}
        </span>
        <span className={`tone-${stanceTones[evidence.stance]}`}>{stanceNames[evidence.stance]}</span>
      </div>
      {place && (
        <p className="evidence-place" dir="auto">
          {place}
        </p>
      )}
      {!readOnly && (
        <div className="evidence-actions">
          <button
            type="button"
            className="text-button"
            aria-label={`Edit evidence: ${titleOf(evidence)}`}
            onClick={onEdit}
          >
            Edit
          </button>
          <button
            type="button"
            className="text-button"
            aria-label={`Delete evidence: ${titleOf(evidence)}`}
            onClick={onDelete}
          >
            Delete
          </button>
        </div>
      )}
    </div>
  );
}
