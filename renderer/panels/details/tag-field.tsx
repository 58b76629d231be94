import { useId, useState, type KeyboardEvent } from 'react';
import type { Annotation } from '../../../core/annotation';
import type { Session } from '../../session/session';
import { addTag, removeTag, tagsInUse } from '../../session/tags';
import { panelState } from '../panel-state';

/** Tags: Enter or a comma adds what was typed, Backspace takes the last one away. */
export function TagField({ session, annotation }: { readonly session: Session; readonly annotation: Annotation }) {
  const id = useId();
  const [typed, setTyped] = useState('');
  // Looked up when somebody comes to type one: it costs a look at every annotation.
  const [suggested, setSuggested] = useState<readonly string[]>([]);
  const add = () => {
    addTag(session, annotation.id, typed);
    setTyped('');
    panelState(session).catchUp();
  };
  const remove = (tag: string) => {
    removeTag(session, annotation.id, tag);
    panelState(session).catchUp();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = annotation.tags.at(-1);
    if (event.nativeEvent.isComposing) return;
    if ((event.key === 'Enter' || event.key === ',') && typed.trim() !== '') add();
    else if (event.key === 'Backspace' && typed === '' && last !== undefined) remove(last);
    else if (event.key !== ',') return;
    event.preventDefault();
  };
  return (
    <div className="fact">
      <label htmlFor={id}>Tags</label>
      <div className="tags">
        {annotation.tags.map((tag) => (
          <span key={tag} className="tag">
            <bdi>{tag}</bdi>
            {!session.readOnly && (
              <button type="button" aria-label={`Remove tag ${tag}`} onClick={() => remove(tag)}>
                ×
              </button>
            )}
          </span>
        ))}
        {!session.readOnly && (
          <input
            id={id}
            list={`${id}-known`}
            autoComplete="off"
            dir="auto"
            placeholder={annotation.tags.length === 0 ? 'Add a tag' : undefined}
            value={typed}
            onFocus={() => setSuggested(tagsInUse(session))}
            onBlur={add}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={onKeyDown}
          />
        )}
        {!session.readOnly && (
          <datalist id={`${id}-known`}>
            {suggested
              .filter((tag) => !annotation.tags.includes(tag))
              .map((tag) => (
                <option key={tag} value={tag} />
              ))}
          </datalist>
        )}
      </div>
    </div>
  );
}
