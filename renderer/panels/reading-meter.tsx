import { inDigits } from '../../core/numbers';
import { readingOf } from '../session/reading';
import type { Session } from '../session/session';
import { useStore } from '../session/store';

/** How much of the article has been read: how many of its sentences are marked or reviewed. */
export function ReadingMeter({ session }: { readonly session: Session }) {
  const progress = useStore(readingOf(session).progress);
  if (!progress) return null;
  const { marked, reviewed, unread } = progress;
  const all = marked + reviewed + unread;
  if (all === 0) return null;
  const share = `${inDigits(marked + reviewed)} of ${inDigits(all)} sentences`;
  return (
    <span
      className="reading-meter"
      title={`${inDigits(marked)} marked, ${inDigits(reviewed)} reviewed, ${inDigits(unread)} unread`}
    >
      Read
      <span
        role="meter"
        className="meter"
        aria-label="Read"
        aria-valuemin={0}
        aria-valuemax={all}
        aria-valuenow={marked + reviewed}
        aria-valuetext={share}
      >
        <span style={{ width: `${(100 * (marked + reviewed)) / all}%` }} />
      </span>
      <span aria-hidden="true">{share}</span>
    </span>
  );
}
