import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, type KeyboardEvent } from 'react';
import type { Annotation } from '../../core/annotation';
import type { Scheme } from '../../core/scheme';
import { kindOf } from '../../core/scheme-index';
import type { Session } from '../session/session';
import { useApp } from './app-context';
import { AnnotationRow } from './annotation-row';
import { useSelected } from './use-selected';

const estimatedRowHeight = 78;
const pageOfRows = 8;

/** The annotations as a list box, of which only the rows in sight exist. Arrow keys select; the article follows. */
export function AnnotationList({
  session,
  annotations,
  scheme,
}: {
  readonly session: Session;
  readonly annotations: readonly Annotation[];
  readonly scheme: Scheme;
}) {
  const app = useApp();
  const selected = useSelected(session, annotations);
  const scroller = useRef<HTMLDivElement>(null);
  const index = selected ? annotations.indexOf(selected) : -1;
  const rows = useVirtualizer({
    count: annotations.length,
    getScrollElement: () => scroller.current,
    getItemKey: useCallback((row: number) => (annotations[row] as Annotation).id, [annotations]),
    estimateSize: () => estimatedRowHeight,
    // A row's height is heard from the browser once it has laid the row out; asking would make it do so at once.
    measureElement: (_row, entry) => entry?.borderBoxSize[0]?.blockSize ?? estimatedRowHeight,
    overscan: 6,
  });

  useEffect(() => {
    if (index !== -1) bringIntoSight(rows, scroller.current as HTMLElement, index);
  }, [index, rows]);

  useEffect(() => {
    app.focusPanel = () => {
      scroller.current?.focus();
      if (!session.annotation && annotations[0]) session.selectAnnotation(annotations[0]);
    };
    return () => {
      app.focusPanel = () => undefined;
    };
  }, [app, session, annotations]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') {
      if (selected) session.selectAnnotation(selected, { focus: true });
    } else {
      const target = targetRow(event.key, index, annotations.length);
      const annotation = target === undefined ? undefined : annotations[target];
      if (!annotation) return;
      session.selectAnnotation(annotation);
    }
    event.preventDefault();
  };

  return (
    <div
      ref={scroller}
      className="annotation-list"
      role="listbox"
      aria-label="Annotations, in the order of the text"
      aria-activedescendant={selected && index !== -1 ? rowId(selected) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className="annotation-rows" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => {
          const annotation = annotations[row.index] as Annotation;
          return (
            <div
              key={annotation.id}
              id={rowId(annotation)}
              ref={rows.measureElement}
              data-index={row.index}
              role="option"
              aria-selected={annotation === selected}
              aria-setsize={annotations.length}
              aria-posinset={row.index + 1}
              className="annotation-row"
              style={{ transform: `translateY(${row.start}px)` }}
              onClick={() => session.selectAnnotation(annotation)}
              onDoubleClick={() => session.selectAnnotation(annotation, { focus: true })}
            >
              <AnnotationRow annotation={annotation} kind={kindOf(scheme, annotation.kind)} text={session.text} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Scrolls a row into sight, if it is not there: by what is known of the rows, without asking for the layout. */
function bringIntoSight(rows: Virtualizer<HTMLDivElement, Element>, scroller: HTMLElement, index: number): void {
  const row = rows.measurementsCache[index];
  if (!row) return;
  const top = rows.scrollOffset ?? 0;
  const height = rows.scrollRect?.height ?? 0;
  if (row.start < top) scroller.scrollTop = row.start;
  else if (row.end > top + height) scroller.scrollTop = row.end - height;
}

function rowId({ id }: Annotation): string {
  return `annotation-${id}`;
}

function targetRow(key: string, current: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(current + 1, count - 1);
    case 'ArrowUp':
      return current === -1 ? count - 1 : Math.max(current - 1, 0);
    case 'PageDown':
      return Math.min(current + pageOfRows, count - 1);
    case 'PageUp':
      return Math.max(current - pageOfRows, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
