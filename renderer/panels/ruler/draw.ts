import type { RulerLayer } from './layers';
import type { RulerScale } from './scale';

/** Draws layers on a canvas that is `across` CSS pixels wide; `colourOf` says what the colour of a class is now. */
export function drawRuler(
  canvas: HTMLCanvasElement,
  layers: readonly RulerLayer[],
  scale: RulerScale,
  across: number,
  colourOf: (name: string) => string,
): void {
  const density = window.devicePixelRatio;
  const [pixelWidth, pixelHeight] = [across * density, scale.height * density].map(Math.round) as [number, number];
  if (canvas.width !== pixelWidth) canvas.width = pixelWidth;
  if (canvas.height !== pixelHeight) canvas.height = pixelHeight;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(density, 0, 0, density, 0, 0);
  context.clearRect(0, 0, across, scale.height);
  for (const { colour, left, width, bands } of layers) {
    context.fillStyle = colourOf(colour);
    for (const { first, end } of bands) context.fillRect(left, first, width, end - first);
  }
}
