/** What kind of document some bytes begin, if it is one of those that people take for articles; `a PDF`, for example. */
export function documentKind(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return (
    signatures.find(({ starts }) => head.startsWith(starts))?.kind ??
    (head.startsWith('PK') ? zipKind(bytes) : undefined)
  );
}

const signatures = [
  { starts: '%PDF-', kind: 'a PDF' },
  { starts: '{\\rtf', kind: 'an RTF document' },
  { starts: '\xd0\xcf\x11\xe0', kind: 'an old Word document (.doc)' },
  { starts: '\x89PNG', kind: 'an image' },
  { starts: '\xff\xd8\xff', kind: 'an image' },
  { starts: 'GIF8', kind: 'an image' },
  { starts: 'II*\0', kind: 'an image' },
  { starts: 'SQLite format 3\0', kind: 'a database' },
  { starts: '\x1f\x8b', kind: 'a compressed file' },
] as const;

function zipKind(bytes: Uint8Array): string | undefined {
  if (bytes[2] !== 3 || bytes[3] !== 4) return undefined;
  const names = Buffer.from(bytes.subarray(0, 65536)).toString('latin1');
  if (names.includes('word/')) return 'a Word document (.docx)';
  if (names.includes('opendocument.text')) return 'a LibreOffice document (.odt)';
  if (names.includes('epub+zip')) return 'an EPUB';
  return 'a ZIP archive';
}
