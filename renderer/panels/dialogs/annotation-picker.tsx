import { useId, useState, type KeyboardEvent } from 'react';
import { quoteOf, type Annotation } from '../../../core/annotation';
import type { Value } from '../../../core/scheme';
import { kindOf } from '../../../core/scheme-index';
import type { Session } from '../../session/session';
import { KindLine } from '../kind-line';

/** More than so many are not looked through: another word finds it. */
const shownAtOnce = 60;

/** One annotation, found by a part of its words; or what may be chosen instead of one. */
export function AnnotationPicker({
  session,
  candidates,
  others = [],
  onChoose,
}: {
  readonly session: Session;
  readonly candidates: readonly Annotation[];
  readonly others?: readonly Value[];
  /** Gets an annotation's id, or a value's. */
  readonly onChoose: (id: string) => void;
}) {
  const [query, setQuery] = useState('');
  const [position, setPosition] = useState(0);
  const list = useId();
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (words: string) => wanted.every((word) => words.toLowerCase().includes(word));
  const found = [
    ...others.filter(({ name }) => holds(name)).map(({ id, name }) => ({ id, words: name, annotation: undefined })),
    ...candidates
      .map((annotation) => ({ id: annotation.id, words: quoteOf(session.text, annotation), annotation }))
      .filter(({ words }) => holds(words)),
  ];
  const shown = found.slice(0, shownAtOnce);
  const active = shown[Math.min(position, shown.length - 1)];

  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (move !== undefined)
      setPosition((now) => Math.min(Math.max(Math.min(now, shown.length - 1) + move, 0), shown.length - 1));
    else if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    else if (active) onChoose(active.id);
    event.preventDefault();
  };
  return (
    <div className="picker">
      <input
        autoFocus
        role="combobox"
        aria-label="Find a mark by its words"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={active ? `${list}-${active.id}` : undefined}
        autoComplete="off"
        placeholder="Find a mark by its words"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setPosition(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={list} role="listbox" aria-label="Marks" className="palette-list">
        {shown.map((one) => (
          <li
            key={one.id}
            id={`${list}-${one.id}`}
            role="option"
            aria-selected={one === active}
            ref={one === active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
            onClick={() => onChoose(one.id)}
          >
            {one.annotation && <KindLine kind={kindOf(session.scheme, one.annotation.kind)} />}
            <span className="picker-words" dir="auto">
              {one.words}
            </span>
            {one.annotation && <span className="picker-kind">{kindOf(session.scheme, one.annotation.kind).name}</span>}
          </li>
        ))}
      </ul>
      <p className="hint" role="status">
        {found.length === 0
          ? candidates.length === 0
            ? 'There is no other mark to choose.'
            : 'No mark has these words.'
          : found.length > shown.length
            ? `The first ${shown.length} of ${found.length}. Type more of the words to find others.`
            : ''}
      </p>
    </div>
  );
}
