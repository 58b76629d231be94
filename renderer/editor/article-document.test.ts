import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseText } from '../../core/text';
import { ArticleDocument, linesPerChunk } from './article-document';

const lines = fc.array(fc.oneof(fc.constant(''), fc.constant('  '), fc.string({ unit: 'binary', maxLength: 12 })), {
  minLength: 1,
  maxLength: 200,
});
const texts = lines.map((some) => normaliseText(some.join('\n')).text);

describe('an article as a document', () => {
  it('holds the text exactly, a line a paragraph', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { doc } = new ArticleDocument(text);
        const found: string[] = [];
        doc.descendants((node) => {
          if (node.type.name === 'paragraph') found.push(node.textContent);
        });
        expect(found.join('\n')).toBe(text);
      }),
    );
  });

  it('maps every offset to the position of the same character, and back', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const article = new ArticleDocument(text);
        for (let offset = 0; offset <= text.length; offset++) {
          const position = article.position(offset);
          const { parent, parentOffset } = article.doc.resolve(position);
          expect(parent.type.name).toBe('paragraph');
          const lineEnd = text.indexOf('\n', offset);
          expect(parent.textContent.slice(parentOffset)).toBe(text.slice(offset, lineEnd === -1 ? undefined : lineEnd));
          expect(article.offset(position)).toBe(offset);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('takes positions between lines to the nearest line’s edge', () => {
    const article = new ArticleDocument(Array.from({ length: linesPerChunk + 1 }, () => 'ab').join('\n'));
    for (let position = 0; position <= article.doc.content.size; position++) {
      const offset = article.offset(position);
      expect(Math.abs(article.position(offset) - position)).toBeLessThanOrEqual(3);
    }
    expect(article.offset(0)).toBe(0);
    expect(article.offset(article.doc.content.size)).toBe(article.text.length);
  });

  it('numbers the paragraphs that have words, and only those', () => {
    const numbers: unknown[] = [];
    new ArticleDocument('one\n\n \ntwo\nthree').doc.descendants((node) => {
      if (node.type.name === 'paragraph') numbers.push(node.attrs.number);
    });
    expect(numbers).toEqual([1, null, null, 2, 3]);
  });
});
