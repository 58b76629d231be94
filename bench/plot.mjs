// @ts-check

/**
 * @typedef {{ x: number, y: number }} Point
 * @typedef {{ name: string, points: readonly Point[] }} Line
 * @typedef {{ title: string, lines: readonly Line[] }} Panel `y` is in milliseconds
 */

const panel = { width: 300, height: 240, left: 46, right: 12, top: 34, bottom: 72 };
const columns = 3;
const margin = 16;
const head = 40;
/** Told apart by colour and by pattern; the first is Caveat's. */
const looks = [
  { colour: '#0b57a4', width: 2.6, dash: '' },
  { colour: '#b3471b', width: 1.6, dash: '7 3' },
  { colour: '#5b3b94', width: 1.6, dash: '2 3' },
  { colour: '#1f6b43', width: 1.6, dash: '9 3 2 3' },
  { colour: '#7d6207', width: 1.6, dash: '4 2' },
  { colour: '#444444', width: 1.4, dash: '' },
];

/**
 * Panels of lines on logarithmic axes, as SVG: what costs twice as much for twice as much rises by 45°. A line of the
 * same name looks the same in every panel if `names` lists them all.
 * @param {string} title @param {string} across what the x axes count @param {readonly Panel[]} panels
 * @param {readonly string[]} [names]
 */
export function plot(title, across, panels, names) {
  const xs = panels.flatMap(({ lines }) => lines.flatMap(({ points }) => points.map(({ x }) => x)));
  const ys = panels.flatMap(({ lines }) => lines.flatMap(({ points }) => points.map(({ y }) => y)));
  const ticks = [...new Set(xs)].sort((a, b) => a - b);
  const [x0, x1] = [Math.log10(Math.min(...xs)), Math.log10(Math.max(...xs))];
  const [y0, y1] = [Math.floor(Math.log10(Math.min(...ys))), Math.ceil(Math.log10(Math.max(...ys)))];
  const inner = { width: panel.width - panel.left - panel.right, height: panel.height - panel.top - panel.bottom };
  const px = (/** @type {number} */ x) => panel.left + ((Math.log10(x) - x0) / (x1 - x0 || 1)) * inner.width;
  const py = (/** @type {number} */ y) => panel.top + (1 - (Math.log10(y) - y0) / (y1 - y0 || 1)) * inner.height;
  const rows = Math.ceil(panels.length / columns);
  const width = 2 * margin + Math.min(columns, panels.length) * panel.width;
  const height = head + rows * panel.height + margin;

  const drawn = panels.map((one, index) => {
    const at = `translate(${margin + (index % columns) * panel.width} ${head + Math.floor(index / columns) * panel.height})`;
    const grid = [];
    for (let power = y0; power <= y1; power++) {
      const y = round(py(10 ** power));
      grid.push(`<path d="M${panel.left} ${y}h${inner.width}" class="grid"/>`);
      grid.push(`<text x="${panel.left - 6}" y="${y + 4}" class="tick end">${milliseconds(10 ** power)}</text>`);
    }
    for (const tick of ticks)
      grid.push(
        `<text x="${round(px(tick))}" y="${panel.height - panel.bottom + 16}" class="tick middle">${tick.toLocaleString('en')}</text>`,
      );
    const lines = one.lines.map(({ name, points }, order) => {
      const { colour, width, dash } = lookOf(names ? names.indexOf(name) : order);
      const path = points.map(({ x, y }, step) => `${step === 0 ? 'M' : 'L'}${round(px(x))} ${round(py(y))}`).join('');
      const dots = points.map(
        ({ x, y }) => `<circle cx="${round(px(x))}" cy="${round(py(y))}" r="2.4" fill="${colour}"/>`,
      );
      const [x, y] = [panel.left + (order % 2) * 122, panel.height - panel.bottom + 34 + Math.floor(order / 2) * 15];
      const stroke = `fill="none" stroke="${colour}" stroke-width="${width}" stroke-dasharray="${dash}"`;
      const key = `<path d="M${x} ${y}h20" ${stroke}/><text x="${x + 25}" y="${y + 4}" class="tick">${name}</text>`;
      return `<path d="${path}" ${stroke}/>${dots.join('')}${key}`;
    });
    return `<g transform="${at}"><text x="${panel.left}" y="${panel.top - 12}" class="title">${one.title}</text>${grid.join('')}${lines.join('')}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">
<style>text{font:12px system-ui,sans-serif;fill:#222}.head{font-weight:600;font-size:14px}.title{font-weight:600}.tick{font-size:10.5px;fill:#555}.end{text-anchor:end}.middle{text-anchor:middle}.grid{stroke:#e2e0da}</style>
<rect width="100%" height="100%" fill="#fdfcf9"/>
<text x="${margin + panel.left}" y="24" class="head">${title}</text>
<text x="${width - margin - panel.right}" y="24" class="tick end">milliseconds, by ${across}; both axes are logarithmic</text>
${drawn.join('\n')}
</svg>
`;
}

/** @param {number} index */
function lookOf(index) {
  const look = looks[index % looks.length];
  if (!look) throw new Error('a line has no name');
  return look;
}

/** @param {number} ms */
function milliseconds(ms) {
  return ms < 1 ? String(ms) : ms.toLocaleString('en');
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}
