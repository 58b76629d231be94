import { createTextAnnotator } from '@recogito/text-annotator';
import '@recogito/text-annotator/text-annotator.css';
import { Article, drawn, painted, workload } from './article.js';

// Recogito's text annotator as its documentation has it: a container, and annotations with one selector each.
window.bench = {
  /** @param {string} name @param {boolean} readyRanges whether DOM ranges are made here, which saves it looking them up */
  async open(name, readyRanges) {
    const { text, marks } = await workload(name);
    this.article = new Article(text);
    this.annotator = createTextAnnotator(this.article.element, { renderer: 'SPANS' });
    this.ranges = readyRanges ? rangesIn(this.article.lines, text) : undefined;
    this.annotator.setAnnotations(marks.map((mark) => this.annotation(mark)));
    await painted();
  },
  annotation({ id, kind, start, end }) {
    const selector = { quote: this.article.text.slice(start, end), start, end };
    if (this.ranges) selector.range = this.ranges(start, end);
    return {
      id,
      bodies: [{ id: `${id}-kind`, annotation: id, purpose: 'tagging', value: kind }],
      target: { annotation: id, selector: [selector] },
    };
  },
  show(mark) {
    this.article.show(mark);
  },
  isShown({ id }) {
    return drawn(id) !== null;
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
