import Mark from 'advanced-mark.js';
import { Article, drawn, painted, workload } from './article.js';

// advanced-mark.js as its documentation has it: ranges of the text, overlapping ones too.
window.bench = {
  /** @param {string} name */
  async open(name) {
    const { text, marks } = await workload(name);
    this.article = new Article(text);
    this.mark = new Mark(this.article.element);
    this.draw(marks);
    await painted();
  },
  draw(marks) {
    this.mark.markRanges(
      marks.map(({ id, kind, start, end }) => ({ id, kind, start, length: end - start })),
      {
        wrapAllRanges: true,
        each: (element, { id, kind }) => {
          element.dataset.annotation = id;
          element.classList.add(kind, `mark-${id}`);
        },
      },
    );
  },
  show(mark) {
    this.article.show(mark);
  },
  isShown({ id }) {
    return drawn(id) !== null;
  },
  add(mark) {
    this.draw([mark]);
  },
  remove(id) {
    this.mark.unmark({ className: `mark-${id}` });
  },
  change(mark) {
    this.remove(mark.id);
    this.draw([mark]);
  },
};
