import type { Annotation } from '../../core/annotation';
import { kinds, kindNames } from '../../core/scheme';
import type { KindFilter, Session } from '../session/session';
import { useStore } from '../session/store';
import { ChoiceRow } from './choice-row';

/** Which kinds the list shows, with how many there are of each. */
export function KindFilterBar({
  session,
  annotations,
}: {
  readonly session: Session;
  readonly annotations: readonly Annotation[];
}) {
  const filter = useStore(session.filter);
  const option = (value: KindFilter, label: string, count: number) => ({
    value,
    label: (
      <>
        {label} <span className="count">{count.toLocaleString('en')}</span>
      </>
    ),
  });
  return (
    <ChoiceRow
      label="Show"
      className="kind-filter"
      value={filter}
      options={[
        option('all', 'All', annotations.length),
        ...kinds.map((kind) => option(kind, kindNames[kind].many, session.index.count(kind))),
      ]}
      onChange={(value) => session.filter.set(value)}
    />
  );
}
