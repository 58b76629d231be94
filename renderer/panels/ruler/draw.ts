import type { RulerLayer } from './layers';
import { bandsOf } from './rows';
import type { RulerScale } from './scale';

/** Draws layers on a canvas; `colourOf` says what the colour of a class is now. */
export function drawRuler(
  canvas: HTMLCanvasElement,
  layers: readonly RulerLayer[],
  scale: RulerScale,
  colourOf: (name: string) => string,
): void {
  const density = window.devicePixelRatio;
  const [width, height] = [canvas.clientWidth * density, scale.height * density].map(Math.round) as [number, number];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(density, 0, 0, density, 0, 0);
  context.clearRect(0, 0, canvas.clientWidth, scale.height);
  for (const { colour, left, width: across, spans } of layers) {
    context.fillStyle = colourOf(colour);
    for (const { first, end } of bandsOf(spans(), scale)) context.fillRect(left, first, across, end - first);
  }
}
