import { createTextPositionSelectorMatcher, highlightText } from '@apache-annotator/dom';
import { Article, drawn, painted, workload } from './article.js';

// Apache Annotator as its documentation has it: each annotation's selector is matched, and its words are highlighted.
window.bench = {
  /** @param {string} name */
  async open(name) {
    const { text, marks } = await workload(name);
    this.article = new Article(text);
    this.removals = new Map();
    for (const mark of marks) await this.add(mark);
    await painted();
  },
  show(mark) {
    this.article.show(mark);
  },
  isShown({ id }) {
    return drawn(id) !== null;
  },
  async add({ id, kind, start, end }) {
    const matches = createTextPositionSelectorMatcher({ type: 'TextPositionSelector', start, end })(
      this.article.element,
    );
    for await (const range of matches)
      this.removals.set(id, highlightText(range, 'mark', { class: kind, 'data-annotation': id }));
  },
  remove(id) {
    this.removals.get(id)();
    this.removals.delete(id);
  },
  async change(mark) {
    this.remove(mark.id);
    await this.add(mark);
  },
};
