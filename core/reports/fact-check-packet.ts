import { quoteOf, type Annotation } from '../annotation';
import type { AnnotationSet } from '../annotation-set';
import { isToCheck } from '../to-check';
import { kindAndStatus } from './entry';
import { html, type Html } from './html';
import { entry, markedText, numbersOf, paragraphsOf } from './html-parts';
import { articleHead, page } from './page';
import { sourcesOf } from './sources';

/** What a checker works through: passage by passage, what is open first, and by source, with what to ask each. */
export function factCheckPacket(set: AnnotationSet): string {
  const numbers = numbersOf(set);
  const open = set.annotations.filter((annotation) => isToCheck(annotation, set.scheme, set.text));
  const sources = sourcesOf(set);
  const passages = paragraphsOf(set.text).filter(({ start, end }) =>
    set.annotations.some(({ fragments }) => fragments.some((one) => one.start < end && one.end > start)),
  );
  const body = html`${articleHead(set, 'Fact-check packet')}
    <main>
      <section aria-labelledby="open">
        <h2 id="open">Still open (${open.length})</h2>
        ${
          open.length === 0
            ? html`<p>Nothing is open.</p>`
            : html`<ul>
                ${open.map((one) => html`<li dir="auto"><a href="#mark-${numbers.get(one.id)}">${numbers.get(one.id)}</a> ${quoteOf(set.text, one)}</li> `)}
              </ul>`
        }
      </section>
      <section aria-labelledby="passages">
        <h2 id="passages">By passage</h2>
        ${passages.map((line) => {
          const own = set.annotations.filter(
            ({ fragments }) =>
              fragments[0] !== undefined && fragments[0].start >= line.start && fragments[0].start < line.end,
          );
          return html`<p class="passage" dir="auto">${markedText(set, numbers, line)}</p>
            ${own.map((annotation) => entry(set, numbers, annotation))}`;
        })}
      </section>
      ${
        sources.length > 0 &&
        html`<section aria-labelledby="sources">
          <h2 id="sources">By source</h2>
          ${sources.map(
            (source) =>
              html`<h3 dir="auto">${source.name}</h3>
                <ul>
                  ${source.annotations.map((annotation) => question(set, annotation))}
                </ul> `,
          )}
        </section>`
      }
    </main>`;
  return page(`${set.article.title || set.article.file} – fact-check packet`, set, body);
}

/** What to ask a source of what is given to them, with room for the answer. */
function question(set: AnnotationSet, annotation: Annotation): Html {
  const content = annotation.fragments.filter(({ role }) => role === 'content');
  const words = content.map(({ start, end }) => set.text.slice(start, end)).join(' … ');
  const { kind } = kindAndStatus(set, annotation);
  const isQuote = /["“”„«»‹›「『]/u.test(words);
  return html`<li dir="auto">
    ${isQuote ? 'Did you say this, in these words?' : 'Is this what you said or meant?'} <q>${words}</q>
    <span class="small">(${kind.name})</span><span class="line"></span>
  </li> `;
}
