import { quoteOf, type Annotation } from '../annotation';
import type { AnnotationSet } from '../annotation-set';
import { lineAt, type Span } from '../text';
import { annotatorName, evidenceWords, kindAndStatus, relationsSaid, saidOf } from './entry';
import { html, safeAddress, type Html } from './html';
import { markedPieces } from './segments';
import { kindOf } from '../scheme-index';

/** The numbers that a report gives annotations, in the order of the text, from 1. */
export type Numbers = ReadonlyMap<string, number>;

export function numbersOf({ annotations }: AnnotationSet): Numbers {
  return new Map(annotations.map(({ id }, index) => [id, index + 1]));
}

/** The lines of a text that have words, as spans. */
export function paragraphsOf(text: string): readonly Span[] {
  const lines: Span[] = [];
  for (let at = 0; at <= text.length;) {
    const line = lineAt(text, at);
    if (text.slice(line.start, line.end).trim() !== '') lines.push(line);
    at = line.end + 1;
  }
  return lines;
}

/** A stretch of the text with its marks, each with its number at its end. */
export function markedText(set: AnnotationSet, numbers: Numbers, { start, end }: Span): Html {
  const near = set.annotations.filter(({ fragments }) => fragments.some((one) => one.start < end && one.end > start));
  const pieces = markedPieces(set.text, near, start, end).map(({ text, marks, ending }) => {
    const words = marks.reduceRight<Html>(
      (inner, { annotation, lane }) => {
        const { kind, words: said } = kindAndStatus(set, annotation);
        return html`<mark class="${kind.line} ${kind.colour} lane-${Math.min(lane, 5)}" title="${said}"
          >${inner}</mark
        >`;
      },
      html`${text}`,
    );
    return html`${words}${ending.map(
      ({ id, kind }) =>
        html`<sup class="number ${kindOf(set.scheme, kind).colour}"
          ><a href="#mark-${numbers.get(id)}" aria-label="Mark ${numbers.get(id)}">${numbers.get(id)}</a></sup
        >`,
    )}`;
  });
  return html`<span class="words">${pieces}</span>`;
}

/** Everything that is said of an annotation. */
export function entry(set: AnnotationSet, numbers: Numbers, annotation: Annotation): Html {
  const { kind, status, words } = kindAndStatus(set, annotation);
  const said = [...saidOf(set, annotation), ...relationsSaid(set, annotation.id)];
  const number = numbers.get(annotation.id);
  return html`<section class="entry ${kind.colour}" id="mark-${number}" aria-label="Mark ${number}: ${words}">
    <p class="kind">
      ${number}. ${kind.name}${status && html`, <span class="${status.tone ?? ''}">${status.name}</span>`}
    </p>
    <blockquote dir="auto">${quoteOf(set.text, annotation)}</blockquote>
    ${
      said.length > 0 &&
      html`<dl>
        ${said.map(
          ({ name, value }) =>
            html`<dt>${name}</dt>
              <dd dir="auto">${value}</dd>`,
        )}
      </dl>`
    }
    ${annotation.note !== '' && html`<p dir="auto">${annotation.note}</p>`}
    ${
      annotation.evidence.length > 0 &&
      html`<ul>
        ${annotation.evidence.map((one) => {
          const address = one.url === undefined ? undefined : safeAddress(one.url);
          return html`<li dir="auto">
            ${evidenceWords(one)}${address !== undefined && html` (<a href="${address}" rel="noreferrer">open</a>)`}
          </li>`;
        })}
      </ul>`
    }
    <p class="small">${annotatorName(set, annotation.createdBy)}, ${annotation.modified.slice(0, 10)}</p>
  </section> `;
}
