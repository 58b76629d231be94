import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Rows beyond those in sight, on each side, so that scrolling a little draws nothing. */
const spare = 4;

/** Which rows of a long list exist, `[first, end)`, and how another one comes into sight. */
export interface ListWindow {
  readonly first: number;
  readonly end: number;
  readonly bring: (row: number) => void;
}

/**
 * The rows of a list of `count` rows, all `rowHeight` CSS pixels high, that are in the sight of its scroller or near it.
 * Nothing here asks the browser where anything is: that would make it lay the page out at once, and this runs with every
 * mark.
 */
export function useListWindow(scroller: RefObject<HTMLElement | null>, count: number, rowHeight: number): ListWindow {
  const [height, setHeight] = useState(0);
  const [top, setTop] = useState(0);
  const scrollTop = useRef(0);

  useLayoutEffect(() => {
    const element = scroller.current as HTMLElement;
    const onScroll = () => {
      scrollTop.current = element.scrollTop;
      setTop(roundedDown(element.scrollTop, spare * rowHeight));
    };
    const observer = new ResizeObserver(([entry]) => entry && setHeight(entry.contentRect.height));
    observer.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, [scroller, rowHeight]);

  const bring = useCallback(
    (row: number) => {
      if (height === 0) return;
      const rowTop = row * rowHeight;
      const top = scrollTop.current;
      if (rowTop >= top && rowTop + rowHeight <= top + height) return;
      // A row from far away comes into the middle, so that its neighbours are in sight too.
      const far = rowTop < top - height || rowTop > top + 2 * height;
      const wanted = Math.max(
        0,
        far ? rowTop - (height - rowHeight) / 2 : rowTop < top ? rowTop : rowTop + rowHeight - height,
      );
      scrollTop.current = wanted;
      setTop(roundedDown(wanted, spare * rowHeight));
      requestAnimationFrame(() => {
        if (scroller.current && scrollTop.current === wanted) scroller.current.scrollTop = wanted;
      });
    },
    [scroller, rowHeight, height],
  );

  const inSight = Math.ceil((height || window.innerHeight) / rowHeight);
  const first = Math.max(0, Math.min(Math.floor(top / rowHeight), count - inSight) - spare);
  return { first, end: Math.min(count, first + inSight + 3 * spare), bring };
}

function roundedDown(value: number, unit: number): number {
  return Math.floor(value / unit) * unit;
}
