import type { Annotation, Fragment } from '../../../core/annotation';
import type { Kind } from '../../../core/scheme';
import { clearRole, removeWords } from '../../session/roles';
import type { Session } from '../../session/session';
import { panelState } from '../panel-state';

/** The frame of an annotation: which of its words play which role. */
export function FrameSection({
  session,
  annotation,
  kind,
}: {
  readonly session: Session;
  readonly annotation: Annotation;
  readonly kind: Kind;
}) {
  const { fragments } = annotation;
  const pieces = fragments.map((fragment, index) => ({ fragment, index }));
  const rows = [...kind.roles, undefined].map((role) => ({
    role,
    held: pieces.filter(({ fragment }) => fragment.role === role?.id),
  }));
  const wordsOf = ({ start, end }: Fragment) => session.text.slice(start, end);
  const act = (action: () => void) => () => {
    action();
    panelState(session).catchUp();
  };
  return (
    <dl className="frame" aria-label="Roles">
      {rows.map(({ role, held }) =>
        role === undefined && held.length === 0 ? null : (
          <div key={role?.id ?? ''} className="frame-row">
            <dt title={role?.guideline}>{role?.name ?? 'No role'}</dt>
            <dd>
              {held.length === 0 && <span className="hint">{role?.id === 'source' ? 'None: implicit' : 'None'}</span>}
              {held.map(({ fragment, index }) => (
                <span key={index} className="frame-words">
                  <span dir="auto">{wordsOf(fragment)}</span>
                  {!session.readOnly && role && (
                    <button
                      type="button"
                      className="icon-button"
                      title="Take the role away"
                      aria-label={`Take the role ${role.name} away from ${wordsOf(fragment)}`}
                      onClick={act(() => clearRole(session, annotation.id, index))}
                    >
                      −
                    </button>
                  )}
                  {!session.readOnly && fragments.length > 1 && (
                    <button
                      type="button"
                      className="icon-button"
                      title="Remove these words from the mark"
                      aria-label={`Remove from the mark: ${wordsOf(fragment)}`}
                      onClick={act(() => removeWords(session, annotation.id, index))}
                    >
                      ×
                    </button>
                  )}
                </span>
              ))}
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}
