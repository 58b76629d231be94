import type { AnnotationSet } from '../annotation-set';
import { serialiseSet } from '../formats/caveat-json';
import { Html, html, jsonInScript } from './html';
import { reportStyle } from './style';

/** The id of the element that holds the set which a report was made from. */
export const embeddedId = 'caveat-set';

/** A whole page that stands alone: no script runs in it and it fetches nothing. With `embeds` it carries the set. */
export function page(title: string, set: AnnotationSet, body: Html, { embeds = false } = {}): string {
  const data = embeds
    ? html`<script type="application/json" id="${embeddedId}">
        ${jsonInScript(serialiseSet(set, { withText: true }))}
      </script> `
    : '';
  const { source } = html`<!doctype html>
    <html lang="und">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${title}</title>
        <style>
          ${new Html(reportStyle)}
        </style>
      </head>
      <body>
        ${body} ${data}
      </body>
    </html> `;
  return source;
}

/** What the article is, at the head of a report. */
export function articleHead(set: AnnotationSet, what: string): Html {
  const { title, file, metadata } = set.article;
  const known = ['outlet', 'byline', 'published', 'url'].flatMap((key) => {
    const value = Object.hasOwn(metadata, key) ? metadata[key] : undefined;
    return typeof value === 'string' && value !== '' ? [value] : [];
  });
  return html`<header>
    <p class="meta">${what}</p>
    <h1 dir="auto">${title || file}</h1>
    <p class="meta"><bdi>${file}</bdi>${known.map((value) => html` · <bdi>${value}</bdi>`)}</p>
  </header> `;
}
