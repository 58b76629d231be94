import type { EditorView } from 'prosemirror-view';

/** How long nobody has done anything before chunks are laid out beforehand, in milliseconds. */
const calmMs = 400;
/** The events after which it waits. */
const doings = ['keydown', 'pointerdown', 'wheel', 'scroll', 'input'] as const;

/**
 * Lays chunks out beforehand, one in a frame when there is time, so that scrolling through a long article for the first
 * time is as smooth as the second. What the browser has laid out once it keeps, though it is out of sight again. A style
 * rule does it: nothing in the document changes. Answers how to stop it.
 */
export function layOutBeforehand(view: EditorView): () => void {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);
  let next = 0;
  let idle = 0;
  let frame = 0;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let lastDone = performance.now();

  const stop = () => {
    cancelIdleCallback(idle);
    cancelAnimationFrame(frame);
    clearTimeout(waiting);
    for (const doing of doings) window.removeEventListener(doing, onDoing, { capture: true });
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  };
  const onDoing = () => {
    lastDone = performance.now();
  };
  const goOn = () => {
    idle = requestIdleCallback(() => {
      const calm = performance.now() - lastDone;
      if (calm < calmMs) waiting = setTimeout(goOn, calmMs - calm);
      else if (next >= view.dom.childElementCount) stop();
      else {
        next++;
        // It stays for one frame, in which the browser lays it out and remembers its height.
        sheet.replaceSync(`.article > .chunk:nth-child(${next}) { content-visibility: visible; }`);
        frame = requestAnimationFrame(() => requestAnimationFrame(goOn));
      }
    });
  };
  for (const doing of doings) window.addEventListener(doing, onDoing, { capture: true, passive: true });
  goOn();
  return stop;
}
