import type { Annotation } from '../../core/annotation';
import { countByKind } from '../../core/annotation-set';
import type { Scheme } from '../../core/scheme';
import { allKinds, type KindFilter, type Session } from '../session/session';
import { useStore } from '../session/store';
import { ChoiceRow } from './choice-row';

/** Which kinds the list shows, with how many there are of each. */
export function KindFilterBar({
  session,
  annotations,
  scheme,
}: {
  readonly session: Session;
  readonly annotations: readonly Annotation[];
  readonly scheme: Scheme;
}) {
  const filter = useStore(session.filter);
  const counts = countByKind(annotations, scheme);
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
        option(allKinds, 'All', annotations.length),
        ...scheme.kinds.map(({ id, plural }) => option(id, plural, counts.get(id) ?? 0)),
      ]}
      onChange={(value) => session.filter.set(value)}
    />
  );
}
