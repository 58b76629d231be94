import { memo, useEffect, useRef, type RefObject } from 'react';
import type { App } from '../app';
import { readingOf } from '../session/reading';
import type { Session } from '../session/session';
import { useApp } from './app-context';
import { drawRuler } from './ruler/draw';
import { RulerLayers } from './ruler/layers';
import { lostNear, markNear } from './ruler/mark-near';
import { RulerScale } from './ruler/scale';

/**
 * The whole article at a glance beside it: where marks are or were lost, what is unread, and what is in sight. It is for the mouse
 * and the eye alone, and hidden from screen readers: Alt+Up and Alt+Down, `.` and `,`, G and the list go to all it shows.
 */
export const OverviewRuler = memo(function OverviewRuler({
  session,
  scroller,
}: {
  readonly session: Session;
  readonly scroller: RefObject<HTMLElement | null>;
}) {
  const app = useApp();
  const ruler = useRef<HTMLDivElement>(null);
  useEffect(
    () => showRuler(app, session, ruler.current as HTMLElement, scroller.current as HTMLElement),
    [app, session, scroller],
  );
  return (
    <div
      ref={ruler}
      className="overview-ruler"
      aria-hidden="true"
      title="Marks; at the left what is unread; right across what has lost its words. Click to go there."
      onMouseDown={(event) => event.preventDefault()}
    >
      <canvas />
      <span className="ruler-view" />
      <i className="ruler-colour" />
    </div>
  );
});

/** How long the article's size stays the same before it is measured, in milliseconds. */
const restMs = 150;

/** Draws the ruler, keeps it up to date and lets it be clicked, until the function it answers is called. */
function showRuler(app: App, session: Session, ruler: HTMLElement, scroller: HTMLElement): () => void {
  const article = scroller.firstElementChild as HTMLElement;
  const [canvas, inSight, probe] = ruler.children as unknown as [HTMLCanvasElement, HTMLElement, HTMLElement];
  const colours = new Map<string, string>();
  let layers: RulerLayers | undefined;
  let width = 0;
  let inSightHeight = 0;
  let idle = 0;
  let settling: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;

  const colourOf = (name: string) => {
    let colour = colours.get(name);
    if (colour === undefined) {
      probe.className = `ruler-colour ${name}`;
      colours.set(name, (colour = getComputedStyle(probe).color));
    }
    return colour;
  };
  /** What is measured is kept: asking makes the browser lay out all that has changed. */
  const layersNow = () => {
    if (!layers) {
      [width, inSightHeight] = [canvas.clientWidth, scroller.clientHeight];
      const scale = new RulerScale(app.view?.stops() ?? [], scroller.scrollHeight, ruler.clientHeight);
      layers = new RulerLayers(session, scale);
      onScroll();
    }
    return layers;
  };
  const scaleNow = () => layersNow().scale;
  const draw = () => {
    idle = 0;
    drawRuler(canvas, layersNow().now(), scaleNow(), width, colourOf);
  };
  const redraw = () => {
    if (idle === 0) idle = requestIdleCallback(draw);
  };
  // What scrolls into sight is laid out, and the article gets longer or shorter by it: that is measured once it rests.
  const measureAgain = () => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      layers = undefined;
      redraw();
    }, restMs);
  };
  const colourAgain = () => {
    colours.clear();
    redraw();
  };
  const showInSight = () => {
    frame = 0;
    if (!layers) return;
    const { scale } = layers;
    inSight.style.transform = `translateY(${scale.toRuler(scroller.scrollTop)}px)`;
    inSight.style.height = `${scale.toRuler(inSightHeight)}px`;
  };
  const onScroll = () => {
    if (frame === 0) frame = requestAnimationFrame(showInSight);
  };

  const scrollTo = (y: number) => {
    scroller.scrollTop = scaleNow().fromRuler(y) - scroller.clientHeight / 2;
  };
  const yOf = ({ clientY }: PointerEvent) => clientY - ruler.getBoundingClientRect().top;
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    ruler.setPointerCapture(event.pointerId);
    const lost = lostNear(layersNow().lost(), scaleNow(), yOf(event));
    const target = markNear(session, scaleNow(), yOf(event));
    if (lost) app.focusOrphan(lost.id);
    else if (target) session.selectAnnotation(target);
    else scrollTo(yOf(event));
  };
  const onPointerMove = (event: PointerEvent) => {
    if (ruler.hasPointerCapture(event.pointerId) && Math.abs(event.movementY) > 0) scrollTo(yOf(event));
  };

  const sizes = new ResizeObserver(measureAgain);
  for (const element of [ruler, scroller, article]) sizes.observe(element);
  const schemes = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) => matchMedia(query));
  for (const query of schemes) query.addEventListener('change', colourAgain);
  scroller.addEventListener('scroll', onScroll, { passive: true });
  ruler.addEventListener('pointerdown', onPointerDown);
  ruler.addEventListener('pointermove', onPointerMove);
  const stops = [
    session.replica.set.subscribe(redraw),
    readingOf(session).progress.subscribe(redraw),
    app.settings.subscribe(colourAgain),
  ];
  redraw();
  return () => {
    for (const stop of stops) stop();
    sizes.disconnect();
    for (const query of schemes) query.removeEventListener('change', colourAgain);
    scroller.removeEventListener('scroll', onScroll);
    ruler.removeEventListener('pointerdown', onPointerDown);
    ruler.removeEventListener('pointermove', onPointerMove);
    clearTimeout(settling);
    cancelIdleCallback(idle);
    cancelAnimationFrame(frame);
  };
}
