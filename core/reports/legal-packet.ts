import type { Annotation } from '../annotation';
import type { AnnotationSet } from '../annotation-set';
import { sentencesOf } from '../sentences';
import type { Span } from '../text';
import { evidenceWords, kindAndStatus, saidOf } from './entry';
import { html, type Html } from './html';
import { markedText, numbersOf } from './html-parts';
import { articleHead, page } from './page';

/** For a lawyer's reading: each sentence, and beside it what supports it, or that nothing does. */
export function legalPacket(set: AnnotationSet): string {
  const numbers = numbersOf(set);
  const rows = sentencesOf(set.text).map((sentence, index) => {
    const own = set.annotations.filter(({ fragments }) =>
      fragments.some((one) => one.start < sentence.end && one.end > sentence.start),
    );
    return html`<tr>
      <td class="count">${index + 1}</td>
      <td dir="auto">${markedText(set, numbers, sentence)}</td>
      <td>${support(set, own, sentence)}</td>
    </tr> `;
  });
  const body = html`${articleHead(set, 'Legal packet')}
    <main>
      <table>
        <thead>
          <tr>
            <th scope="col" class="count">No.</th>
            <th scope="col">Sentence</th>
            <th scope="col" class="support">What supports it</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </main>`;
  return page(`${set.article.title || set.article.file} – legal packet`, set, body);
}

function support(set: AnnotationSet, annotations: readonly Annotation[], { start, end }: Span): Html {
  if (annotations.length === 0) {
    const isRead = set.coverage.some((stretch) => stretch.start <= start && stretch.end >= end);
    return isRead ? html`<span class="small">Read; nothing to mark.</span>` : html`<span class="none">Nothing.</span>`;
  }
  return html`${annotations.map((annotation) => {
    const { words } = kindAndStatus(set, annotation);
    const who = saidOf(set, annotation).filter(({ name }) => name === 'Source');
    return html`<p class="small">
      <strong>${words}</strong
      >${who.map(({ value }) => html` – <bdi>${value}</bdi>`)}${annotation.evidence.map((one) => html`<br /><bdi>${evidenceWords(one)}</bdi>`)}${annotation.note !== '' && html`<br /><bdi>${annotation.note}</bdi>`}
    </p>`;
  })}`;
}
