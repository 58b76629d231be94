import type { Annotation } from '../../../core/annotation';
import { annotatorName } from '../../../core/reports/entry';
import type { Session } from '../../session/session';
import { whenInWords } from '../when';

/** Who signed a finding off, and when. Nothing for a mark that nobody has. */
export function SignOffLine({ session, annotation }: { readonly session: Session; readonly annotation: Annotation }) {
  return annotation.signOff ? <p className="sign-off">{signOffWords(session, annotation)}</p> : null;
}

export function signOffWords({ replica }: Pick<Session, 'replica'>, { review, signOff }: Annotation): string {
  if (!signOff) return '';
  const words = `Signed off by ${annotatorName(replica.set.value, signOff.by)}, ${whenInWords(signOff.at)}`;
  return review ? `${words}, before the text changed` : words;
}
