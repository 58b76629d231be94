/** What each peer's page has: the workload's text in paragraphs, and a way to what stands in it. */
export class Article {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.element = document.getElementById('article');
    this.lines = text.split('\n').map((line) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = `${line}\n`;
      return paragraph;
    });
    this.element.replaceChildren(...this.lines);
  }

  /** Scrolls to where a mark stands. */
  show({ start }) {
    this.lines[this.text.slice(0, start).split('\n').length - 1].scrollIntoView({ block: 'center' });
  }
}

/** Fetches a workload. @param {string} name @returns {Promise<{ text: string, marks: { id: string, kind: string, start: number, end: number }[] }>} */
export async function workload(name) {
  return (await fetch(`/${name}.json`)).json();
}

/** The element of a mark. @param {string} id */
export function drawn(id) {
  return document.querySelector(`[data-annotation="${id}"]`);
}

export function painted() {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}
