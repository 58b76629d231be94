import { createTextAnnotator } from '@recogito/text-annotator';
import '@recogito/text-annotator/text-annotator.css';

// Recogito's text annotator as its documentation has it: a container, and annotations with one selector each.
window.bench = {
  /** @param {string} name @param {boolean} readyRanges whether DOM ranges are made here, which saves it looking them up */
  async open(name, readyRanges) {
    const { text, marks } = await (await fetch(`/${name}.json`)).json();
    const article = document.getElementById('article');
    const lines = text.split('\n').map((line) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = `${line}\n`;
      return paragraph;
    });
    article.replaceChildren(...lines);
    this.annotator = createTextAnnotator(article, { renderer: 'SPANS' });
    this.lines = lines;
    this.ranges = readyRanges ? rangesIn(lines, text) : undefined;
    this.text = text;
    this.annotator.setAnnotations(marks.map((mark) => this.annotation(mark)));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  },
  annotation({ id, kind, start, end }) {
    const selector = { quote: this.text.slice(start, end), start, end };
    if (this.ranges) selector.range = this.ranges(start, end);
    return {
      id,
      bodies: [{ id: `${id}-kind`, annotation: id, purpose: 'tagging', value: kind }],
      target: { annotation: id, selector: [selector] },
    };
  },
  /** Scrolls to where a mark stands. */
  show({ start }) {
    this.lines[this.text.slice(0, start).split('\n').length - 1].scrollIntoView({ block: 'center' });
  },
  /** Whether a mark is drawn. */
  isShown({ id }) {
    return document.querySelector(`[data-annotation="${id}"]`) !== null;
  },
  add(mark) {
    this.annotator.state.store.addAnnotation(this.annotation(mark));
  },
  remove(id) {
    this.annotator.state.store.deleteAnnotation(id);
  },
  change(mark) {
    this.annotator.state.store.updateAnnotation(this.annotation(mark));
  },
};

function rangesIn(lines, text) {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const place = (offset) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (starts[middle] <= offset) low = middle + 1;
      else high = middle;
    }
    // A line in sight is in pieces where it is annotated.
    const walker = document.createTreeWalker(lines[low - 1], NodeFilter.SHOW_TEXT);
    let left = offset - starts[low - 1];
    let node = walker.nextNode();
    while (left > node.data.length) {
      left -= node.data.length;
      node = walker.nextNode();
    }
    return [node, left];
  };
  return (start, end) => {
    const range = document.createRange();
    range.setStart(...place(start));
    range.setEnd(...place(end));
    return range;
  };
}
