import { formats } from './formats';
import type { Format } from './format';

/** `docs/formats.md`: every format that sets travel in, out of the list that the app and the command line read. */
export function formatsPage(): string {
  const rows = formats.map(
    (format) =>
      `| \`${format.id}\` | ${format.name} | \`${format.ending}\` | ${ways(format)} | ${unitOf(format)} | ${format.lossless ? 'nothing' : 'see below'} |`,
  );
  return [
    '# Formats',
    '',
    'What annotation sets travel in. This page is written by `npm run published` out of `core/formats/`; a test fails when it',
    'is stale. `npx caveat formats` prints the same, `npx caveat export`, `import` and `convert` use them, and so do File >',
    'Export and File > Import Marks in the window. Every export says by annotation what is lost (`--json`), every import what',
    'was read, placed, to be looked at and failed, with the place in the file.',
    '',
    '| id | format | ending | ways | offsets count | loses |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    ...formats.flatMap((format) => [
      `## ${format.name}`,
      '',
      format.summary,
      '',
      ...(format.lossless
        ? ['A set comes back just as it was.']
        : ['What it does not hold:', '', ...format.drops.map((drop) => `- ${drop}`)]),
      '',
      `Checked by: ${format.checkedBy}.`,
      '',
    ]),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

function ways({ read, write }: Format): string {
  return [...(write ? ['export'] : []), ...(read ? ['import'] : [])].join(', ');
}

function unitOf({ unit, units }: Format): string {
  const names = { codepoint: 'code points', utf16: 'UTF-16 units', grapheme: 'graphemes', byte: 'bytes', token: 'tokens', none: '–' }; // prettier-ignore
  return (units ?? [unit]).map((one) => names[one]).join(' or ');
}
