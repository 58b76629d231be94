import { basename } from 'node:path';
import type { Notice } from '../../core/desk';
import { readArticle } from '../files/article-file';
import { watchFile } from '../files/watch-file';
import type { Document } from './document';

/** Watches the files of an open article: others' marks come in by themselves, a new text is told of. Answers how to stop. */
export function watchDocument(document: Document, tell: (notice: Notice) => void): () => void {
  let told = document.set.article.textSha256;
  const stops = [
    watchFile(document.setPath, () => void document.look()),
    watchFile(document.articlePath, () => {
      const { encoding, textSha256 } = document.set.article;
      void readArticle(document.articlePath, encoding).then((article) => {
        if (!article.ok || article.value.info.textSha256 === told) return;
        told = article.value.info.textSha256;
        if (told !== textSha256) tell({ code: 'article-rewritten', file: basename(document.articlePath) });
      });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
