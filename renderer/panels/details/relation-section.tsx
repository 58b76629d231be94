import { useMemo } from 'react';
import { quoteOf, type Annotation } from '../../../core/annotation';
import { kindOf } from '../../../core/scheme-index';
import { run } from '../../actions';
import { relationsOf, removeRelation } from '../../session/relations';
import type { Session } from '../../session/session';
import { useApp } from '../app-context';
import { KeyCaps } from '../key-caps';
import { KindLine } from '../kind-line';
import { panelState, usePanelState } from '../panel-state';

/** The relations of an annotation, each by what it is called from here and the words at its other end. */
export function RelationSection({
  session,
  annotation,
}: {
  readonly session: Session;
  readonly annotation: Annotation;
}) {
  const app = useApp();
  const set = usePanelState(session, (state) => state.set);
  const { relations } = set;
  const seen = useMemo(
    () => (relations.length === 0 ? [] : relationsOf(set, annotation.id)),
    [set, relations, annotation.id],
  );
  if (set.scheme.relationTypes.length === 0 || (session.readOnly && seen.length === 0)) return null;
  return (
    <section className="details-section" aria-label="Relations">
      <header className="section-head">
        <h3>Relations</h3>
        {!session.readOnly && (
          <button type="button" className="quiet-button" onClick={() => run(app, 'mark.relate')}>
            Relate to… <KeyCaps command="mark.relate" />
          </button>
        )}
      </header>
      {seen.length > 0 && (
        <ul className="relation-list">
          {seen.map(({ relation, name, other }) => {
            const words = quoteOf(session.text, other);
            return (
              <li key={relation.id} className="relation">
                <span className="fact-name">{name}</span>
                <button
                  type="button"
                  className="reference-words"
                  dir="auto"
                  title="Go to it"
                  onClick={() => session.selectAnnotation(other)}
                >
                  <KindLine kind={kindOf(set.scheme, other.kind)} /> {words}
                </button>
                {!session.readOnly && (
                  <button
                    type="button"
                    className="icon-button"
                    aria-label={`Remove relation: ${name} ${words}`}
                    title="Remove"
                    onClick={() => {
                      removeRelation(session, relation);
                      panelState(session).catchUp();
                    }}
                  >
                    ×
                  </button>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
