import { useEffect, useId, useRef, useState } from 'react';
import type { AnnotationSet } from '../../core/annotation-set';
import { facetCounts, facetLabel, isOpen, noFilter, toggled, type MarkFilter } from '../../core/mark-filter';
import { inDigits } from '../../core/numbers';
import type { Session } from '../session/session';
import { useStore } from '../session/store';
import { useApp } from './app-context';

/** Looks for marks by their words and by what was said of them, and says how many the list shows. */
export function MarkSearch({
  session,
  set,
  shown,
}: {
  readonly session: Session;
  readonly set: AnnotationSet;
  /** How many the filter lets through. */
  readonly shown: number;
}) {
  const app = useApp();
  const filter = useStore(session.filter);
  const field = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const facetsId = useId();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    app.focusMarkSearch = () => {
      field.current?.focus();
      field.current?.select();
    };
    return () => {
      app.focusMarkSearch = () => undefined;
    };
  }, [app]);
  const active = Object.entries(filter.facets).flatMap(([id, values]) => values.map((value) => ({ id, value })));
  return (
    <search className="mark-search" aria-label="Search the marks">
      <div className="mark-search-row">
        <input
          ref={field}
          type="text"
          className="mark-search-field"
          aria-label="Search the marks"
          placeholder="Search words, notes, tags"
          spellCheck={false}
          autoComplete="off"
          value={filter.words}
          onChange={(event) => session.filter.set({ ...filter, words: event.target.value })}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Escape' && filter.words !== '') session.filter.set({ ...filter, words: '' });
            else if (event.key === 'Escape') app.view?.focus();
            else if (event.key === 'Enter' || event.key === 'ArrowDown') app.focusPanel();
            else return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
        <button
          ref={button}
          type="button"
          className="small-button filter-button"
          aria-expanded={open}
          aria-controls={facetsId}
          disabled={set.annotations.length === 0}
          onClick={() => setOpen(!open)}
        >
          Filter
          {active.length > 0 && <span className="badge">{active.length}</span>}
        </button>
      </div>
      <div
        id={facetsId}
        className="facets"
        hidden={!open}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          setOpen(false);
          button.current?.focus();
        }}
      >
        {open && <Facets session={session} set={set} filter={filter} />}
      </div>
      {!isOpen(filter) && (
        <div className="filter-state">
          <span role="status">
            {inDigits(shown)} of {inDigits(set.annotations.length)}
          </span>
          {active.map(({ id, value }) => {
            const label = facetLabel(set, id, value);
            return (
              <button
                key={`${id} ${value}`}
                type="button"
                className="chip"
                aria-label={`${label}, remove`}
                onClick={() => session.filter.set(toggled(filter, id, value))}
              >
                <bdi>{label}</bdi> <span aria-hidden="true">×</span>
              </button>
            );
          })}
          <button type="button" className="link-button" onClick={() => session.filter.set(noFilter)}>
            Show all
          </button>
        </div>
      )}
    </search>
  );
}

/** More values than this are found by searching for them. */
const mostValues = 12;

function Facets({
  session,
  set,
  filter,
}: {
  readonly session: Session;
  readonly set: AnnotationSet;
  readonly filter: MarkFilter;
}) {
  const facets = facetCounts(set, filter.kind);
  if (facets.length === 0) return <p className="hint">These marks have nothing to tell them apart by.</p>;
  return facets.map(({ id, name, values }) => {
    const chosen = filter.facets[id] ?? [];
    return (
      <fieldset key={id} className="facet">
        <legend>{name}</legend>
        {values.slice(0, mostValues).map(({ value, name: valueName, count }) => (
          <label key={value} className="facet-value">
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={() => session.filter.set(toggled(filter, id, value))}
            />
            <bdi className="choice-name">{valueName}</bdi>
            <span className="count">{inDigits(count)}</span>
          </label>
        ))}
      </fieldset>
    );
  });
}
