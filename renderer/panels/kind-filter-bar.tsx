import type { Annotation } from '../../core/annotation';
import { allKinds } from '../../core/mark-filter';
import { inDigits } from '../../core/numbers';
import type { Scheme } from '../../core/scheme';
import type { Session } from '../session/session';
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
  const option = (value: string, label: string, count: number) => ({
    value,
    label: (
      <>
        <bdi className="choice-name">{label}</bdi> <span className="count">{inDigits(count)}</span>
      </>
    ),
  });
  return (
    <ChoiceRow
      label="Show"
      className="kind-filter"
      value={filter.kind}
      options={[
        option(allKinds, 'All', annotations.length),
        ...scheme.kinds.map(({ id, plural }) => option(id, plural, session.index.count(id))),
      ]}
      onChange={(kind) => session.filter.set({ ...filter, kind })}
    />
  );
}
