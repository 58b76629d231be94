import type { Annotation, Review } from '../../../core/annotation';
import { run } from '../../actions';
import { wordsBefore } from '../../session/reviews';
import type { Session } from '../../session/session';
import { useApp } from '../app-context';
import { KeyCaps } from '../key-caps';

/** That the article changed under a mark, and what it said before: somebody has to look whether it still holds. */
export function ReviewNotice({ session, annotation }: { readonly session: Session; readonly annotation: Annotation }) {
  const app = useApp();
  const { review } = annotation;
  if (!review) return null;
  return (
    <div className="review-notice" role="note" aria-label="Look at it again">
      <p>
        {review.reason === 'words'
          ? 'These words changed in a newer draft. They were:'
          : 'The sentence around these words changed. It was:'}
      </p>
      <p className="review-was" dir="auto">
        <WordsBefore review={review} />
      </p>
      {!session.readOnly && (
        <button type="button" className="small-button" onClick={() => run(app, 'mark.looked-at')}>
          It still holds <KeyCaps command="mark.looked-at" />
        </button>
      )}
    </div>
  );
}

function WordsBefore({ review: { reason, was } }: { readonly review: Review }) {
  const [first] = was;
  if (reason === 'words' || !first) return wordsBefore(was);
  return (
    <>
      {first.prefix !== '' && '…'}
      {first.prefix}
      <strong>{first.quote}</strong>
      {first.suffix}
      {first.suffix !== '' && '…'}
    </>
  );
}
