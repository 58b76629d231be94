import { writeEach, type Format } from './format';
import { readEach } from './read-each';
import { readWebAnnotations } from './web-annotation-read';
import { annotationContext } from './web-annotation-words';
import { webAnnotationEnding, writeWebAnnotations } from './web-annotation-write';

export const webAnnotation: Format = {
  id: 'web-annotation',
  name: 'W3C Web Annotation',
  summary: 'JSON-LD of the Web Annotation data model, for libraries, archives and annotation servers; lossless.',
  ending: webAnnotationEnding,
  unit: 'codepoint',
  lossless: true,
  drops: [],
  checkedBy: 'ajv, with the MUSTs of the data model; jsonld expands it; Python 3 slices every selector',
  write: writeEach(writeWebAnnotations),
  read: (files, context) => readEach(files, (file) => readWebAnnotations(file, context)),
  recognises: ({ text }) => text.slice(0, 2000).includes(annotationContext.slice('http://'.length)),
};
