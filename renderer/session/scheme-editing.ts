import type { Problem } from '../../core/problem';
import type { Result } from '../../core/result';
import { planChange, type SchemeChange, type SchemePlan } from '../../core/scheme-changes';
import { changeName } from '../../core/scheme-words';
import type { Session } from './session';

/** Whether the scheme can be changed now. All marks must be here, or those on their way would keep their old labels. */
export function canChangeScheme({ readOnly, arrival }: Session): boolean {
  return !readOnly && arrival.value === 'whole';
}

/** Works out a change of the scheme as things are now. */
export function planSchemeChange(session: Session, change: SchemeChange): Result<SchemePlan, Problem> {
  return planChange(session.replica.set.value, change);
}

/** Changes the scheme, and the marks along with it, as one named step to undo; answers why if it cannot be done. */
export function changeScheme(session: Session, change: SchemeChange): Problem | undefined {
  if (!canChangeScheme(session)) return { pointer: '', message: 'the scheme cannot be changed here' };
  const plan = planSchemeChange(session, change);
  if (!plan.ok) return plan.error;
  performPlan(session, changeName(session.scheme, change), plan.value);
  return undefined;
}

/** Carries out a plan, unless it changes nothing. */
export function performPlan(session: Session, name: string, { operation }: SchemePlan): void {
  if (operation.type !== 'batch' || operation.operations.length > 0) session.perform(name, operation);
}
