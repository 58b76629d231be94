import type { Annotation } from '../annotation';
import type { AnnotationSet } from '../annotation-set';
import { statusOf } from '../attribute-values';
import { ReadingState } from '../coverage';
import { inDigits } from '../numbers';
import { lostQuoteOf } from '../orphan';
import { kindOf } from '../scheme-index';
import { sentencesOf } from '../sentences';
import { html, type Html } from './html';
import { entry, markedText, numbersOf, paragraphsOf } from './html-parts';
import { articleHead, page } from './page';
import { sourcesOf } from './sources';

/**
 * The whole of a set for people without the app: the marked text, every annotation with all that is said of it, counts,
 * who is quoted how much, findings. It embeds the set, so that it is a backup too.
 */
export function htmlReport(set: AnnotationSet): string {
  const numbers = numbersOf(set);
  const body = html`${articleHead(set, 'Annotation report')}
    <main>
      ${summary(set)}
      <section class="article" aria-labelledby="text">
        <h2 id="text">The text</h2>
        ${paragraphsOf(set.text).map((line) => html`<p dir="auto">${markedText(set, numbers, line)}</p> `)}
      </section>
      <section aria-labelledby="marks">
        <h2 id="marks">The marks</h2>
        ${set.annotations.map((annotation) => entry(set, numbers, annotation))}
        ${set.annotations.length === 0 && html`<p>Nothing is marked.</p>`}
      </section>
      ${orphans(set)}
    </main>`;
  return page(`${set.article.title || set.article.file} – annotations`, set, body, { embeds: true });
}

function summary(set: AnnotationSet): Html {
  const { marked, reviewed, unread } = new ReadingState(sentencesOf(set.text), set).counts;
  const sentences = marked + reviewed + unread;
  const sources = sourcesOf(set);
  return html`<section aria-labelledby="summary">
    <h2 id="summary">In short</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Kind</th>
          <th scope="col">What was found</th>
          <th scope="col" class="count">Marks</th>
        </tr>
      </thead>
      <tbody>
        ${set.scheme.kinds.map((kind) => {
          const own = set.annotations.filter((annotation) => annotation.kind === kind.id);
          const findings = countBy(own, (annotation) => statusOf(kind, annotation, set.text)?.name ?? '');
          const words = [...findings]
            .filter(([name]) => name !== '')
            .map(([name, count]) => `${name} ${inDigits(count)}`);
          return html`<tr>
            <td>${kind.plural}</td>
            <td>${words.join(', ')}</td>
            <td class="count">${inDigits(own.length)}</td>
          </tr> `;
        })}
      </tbody>
    </table>
    <p class="small">
      ${inDigits(marked + reviewed)} of ${inDigits(sentences)} sentences are marked or were read and left unmarked.
    </p>
    ${
      sources.length > 0 &&
      html`<h3>Who is quoted</h3>
        <table>
          <thead>
            <tr>
              <th scope="col">Source</th>
              <th scope="col" class="count">Attributions</th>
              <th scope="col" class="count">Words quoted directly</th>
            </tr>
          </thead>
          <tbody>
            ${sources.map(
              ({ name, annotations, quotedWords }) =>
                html`<tr>
                  <td dir="auto">${name}</td>
                  <td class="count">${inDigits(annotations.length)}</td>
                  <td class="count">${inDigits(quotedWords)}</td>
                </tr> `,
            )}
          </tbody>
        </table>`
    }
  </section>`;
}

function orphans(set: AnnotationSet): Html | string {
  if (set.orphans.length === 0) return '';
  return html`<section aria-labelledby="lost">
    <h2 id="lost">Marks that lost their words</h2>
    <ul>
      ${set.orphans.map((orphan) => html`<li dir="auto">${kindOf(set.scheme, orphan.kind).name}: <s>${lostQuoteOf(orphan)}</s> ${orphan.note}</li> `)}
    </ul>
  </section>`;
}

function countBy(annotations: readonly Annotation[], keyOf: (annotation: Annotation) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const annotation of annotations) counts.set(keyOf(annotation), (counts.get(keyOf(annotation)) ?? 0) + 1);
  return counts;
}
