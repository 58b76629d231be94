import { reports, type Report } from '../reports/reports';
import { embeddedId } from '../reports/page';
import { fail } from '../result';
import { caveat } from './caveat';
import { baseName, writeEach, type Format } from './format';

const forPeople = 'anything to be read back: it is for people, and cannot be imported';

/** Reports, as formats among others: what people read, and of the HTML report the set that it embeds. */
export const reportFormats: readonly Format[] = reports.map((report): Format => ({
  id: report.id,
  name: report.name,
  summary: report.summary,
  ending: report.ending,
  unit: 'none',
  lossless: report.id === 'html',
  drops: report.id === 'html' ? [] : [forPeople],
  alwaysWithText: true,
  checkedBy: report.id === 'html' ? 'axe and Chromium; the embedded set by ajv' : 'nothing but our own tests',
  write: writeEach((set) => ({
    files: [{ name: `${baseName(set.article)}${report.ending}`, text: report.write(set) }],
    losses: report.id === 'html' ? [] : [{ what: forPeople }],
  })),
  ...readingOf(report),
}));

const embedded = new RegExp(`<script type="application/json" id="${embeddedId}">([^<]*)</script>`);

function readingOf({ id }: Report): Pick<Format, 'read' | 'recognises'> {
  if (id !== 'html') return {};
  return {
    recognises: ({ name, text }) => /\.html?$/i.test(name) && text.includes(`id="${embeddedId}"`),
    read: (files, context) => {
      const sets = files.map(({ name, text }) => ({ name, text: embedded.exec(text)?.[1] ?? '' }));
      const bare = sets.find(({ text }) => text === '');
      if (bare) return fail({ code: 'unreadable', where: bare.name, reason: 'there is no annotation set in it' });
      return caveat.read?.(sets, context) ?? fail({ code: 'needs-article' });
    },
  };
}
