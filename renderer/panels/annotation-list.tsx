import { memo, useEffect, useImperativeHandle, useRef, type KeyboardEvent, type MouseEvent, type Ref } from 'react';
import { compareAnnotations, startOf, type Annotation } from '../../core/annotation';
import { placeIn } from '../../core/draft-list';
import type { Kind, Scheme } from '../../core/scheme';
import { kindOf } from '../../core/scheme-index';
import type { Session } from '../session/session';
import { AnnotationRow } from './annotation-row';
import { useListWindow } from './list-window';
import { usePanelState } from './panel-state';

/** In CSS pixels, as in panel.css: a kind, and two lines of words and note. */
const rowHeight = 86;
const pageOfRows = 8;

/** Something that can have the keyboard. */
export interface Focusable {
  focus(): void;
}

/** The annotations as a list box, of which only the rows in sight exist. Arrow keys select; the article follows. */
export function AnnotationList({
  session,
  annotations,
  scheme,
  ref,
}: {
  readonly session: Session;
  readonly annotations: readonly Annotation[];
  readonly scheme: Scheme;
  readonly ref: Ref<Focusable>;
}) {
  const selected = usePanelState(session, ({ annotation }) => annotation);
  const scroller = useRef<HTMLDivElement>(null);
  const index = selected ? indexIn(annotations, selected) : -1;
  const { first, end, bring } = useListWindow(scroller, annotations.length, rowHeight);

  useImperativeHandle(ref, () => ({
    focus: () => {
      scroller.current?.focus();
      if (!session.annotation && annotations[0]) session.selectAnnotation(annotations[0]);
    },
  }));

  useEffect(() => {
    if (index !== -1) bring(index);
  }, [index, bring]);

  // The list keeps to where the caret is, when there is time: what is marked next appears among what is in sight.
  useEffect(() => {
    let idle = 0;
    const follow = () => {
      cancelIdleCallback(idle);
      idle = requestIdleCallback(() => {
        const { head, annotation } = session.selected.value;
        if (annotation === undefined && annotations.length > 0) bring(firstFrom(annotations, head));
      });
    };
    const stop = session.selected.subscribe(follow);
    return () => {
      stop();
      cancelIdleCallback(idle);
    };
  }, [session, annotations, bring]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') {
      if (session.annotation) session.selectAnnotation(session.annotation, { focus: true });
    } else {
      // Keys may come faster than the list is drawn.
      const current = session.annotation ? indexIn(annotations, session.annotation) : -1;
      const target = targetRow(event.key, current, annotations.length);
      const annotation = target === undefined ? undefined : annotations[target];
      if (!annotation) return;
      session.selectAnnotation(annotation);
    }
    event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    const row = (event.target as Element).closest<HTMLElement>('[role=option]');
    const annotation = row && annotations[Number(row.ariaPosInSet) - 1];
    if (annotation) session.selectAnnotation(annotation, { focus: event.detail > 1 });
  };

  return (
    <div
      ref={scroller}
      className="annotation-list"
      role="listbox"
      aria-label="Annotations, in the order of the text"
      aria-activedescendant={selected && index >= first && index < end ? rowId(selected) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div role="presentation" style={{ height: annotations.length * rowHeight, contain: 'strict' }}>
        <div role="presentation" style={{ transform: `translateY(${first * rowHeight}px)` }}>
          {annotations.slice(first, end).map((annotation, row) => (
            <Row
              key={annotation.id}
              annotation={annotation}
              kind={kindOf(scheme, annotation.kind)}
              text={session.text}
              position={first + row + 1}
              count={annotations.length}
              selected={annotation === selected}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

const Row = memo(function Row({
  annotation,
  kind,
  text,
  position,
  count,
  selected,
}: {
  readonly annotation: Annotation;
  readonly kind: Kind;
  readonly text: string;
  readonly position: number;
  readonly count: number;
  readonly selected: boolean;
}) {
  return (
    <div
      id={rowId(annotation)}
      role="option"
      aria-selected={selected}
      aria-setsize={count}
      aria-posinset={position}
      className="annotation-row"
    >
      <AnnotationRow annotation={annotation} kind={kind} text={text} />
    </div>
  );
});

function indexIn(annotations: readonly Annotation[], annotation: Annotation): number {
  const index = placeIn(annotations, annotation, compareAnnotations);
  return annotations[index] === annotation ? index : -1;
}

/** The index of the first annotation that starts at or after an offset, or else of the last one. */
function firstFrom(annotations: readonly Annotation[], offset: number): number {
  let low = 0;
  let high = annotations.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (startOf(annotations[middle] as Annotation) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
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
