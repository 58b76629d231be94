import type { TextUnit } from '../core/boundaries';
import { baseName, type Format } from '../core/formats/format';
import { setFileEnding } from '../core/formats/caveat-json';
import type { OffsetUnit } from '../core/formats/offset-reading';
import type { CommandId } from '../core/commands';
import { isKindCommand, readKindCommand, type KindCommandId } from '../core/kind-commands';
import { noFilter } from '../core/mark-filter';
import { withinSentence, type Kind, type Role } from '../core/scheme';
import { defaultSettings, settingsSchema, type WritePlace } from '../core/desk';
import type { App } from './app';
import { askAboutConflicts } from './conflict-actions';
import { goToCheck, goToUnread, reviewHere } from './reading-actions';
import { moveCaret, selectQuotation, selectSentence } from './session/caret';
import { nudge, type Edge, type NudgeUnit } from './session/edges';
import { finderOf } from './session/finding';
import { deleteMark, mark } from './session/marking';
import { lookedAt } from './session/reviews';
import { assignRole, rolesNow } from './session/roles';
import { step } from './session/navigation';
import type { Session } from './session/session';

type Action = (app: App) => void | Promise<void>;

/** What each command does but those of the scheme's kinds. The table of commands says the rest: label, key, menu, when. */
const actions: Readonly<Record<Exclude<CommandId, KindCommandId>, Action>> = {
  'file.open': openArticle,
  'file.new-window': (app) => void app.desk.request('window/new', {}),
  'file.save': withSession(saveNow),
  'file.save-as': withSession(saveAs),
  'file.import': withSession(importMarks),
  'file.conflicts': withSession(askAboutConflicts),
  'file.export': (app) => app.dialog.set({ kind: 'export' }),
  'file.print': (app) => app.dialog.set({ kind: 'print' }),
  'file.encoding': (app) => app.dialog.set({ kind: 'encoding' }),
  'file.scheme': (app) => app.dialog.set({ kind: 'scheme' }),
  'file.close': (app) => app.close(),
  'edit.undo': withSession((app, session) => {
    const name = session.history.value.done.at(-1)?.name;
    session.undo();
    app.announce(`Undone: ${name}`);
  }),
  'edit.redo': withSession((app, session) => {
    const name = session.history.value.undone.at(-1)?.name;
    session.redo();
    app.announce(`Redone: ${name}`);
  }),
  'edit.copy': () => void document.execCommand('copy'),
  'edit.select-all': withSession((app, session) => {
    session.selectText(0, session.text.length);
    app.view?.focus();
  }),
  'edit.find': withSession((app, session) => {
    const finder = finderOf(session);
    if (finder.finding.value) app.focusFind();
    else finder.open();
  }),
  'edit.find-next': find(1),
  'edit.find-previous': find(-1),
  'select.sentence': withSession((_app, session) => selectSentence(session)),
  'select.quotation': withSession((_app, session) => selectQuotation(session)),
  'select.next-sentence': caret('sentence', 1),
  'select.previous-sentence': caret('sentence', -1),
  'select.extend-next-sentence': caret('sentence', 1, true),
  'select.extend-previous-sentence': caret('sentence', -1, true),
  'select.next-paragraph': caret('paragraph', 1),
  'select.previous-paragraph': caret('paragraph', -1),
  'select.extend-next-paragraph': caret('paragraph', 1, true),
  'select.extend-previous-paragraph': caret('paragraph', -1, true),
  'read.reviewed': withSession(reviewHere),
  'read.next': withSession(goToUnread(1)),
  'read.previous': withSession(goToUnread(-1)),
  'read.next-to-check': withSession(goToCheck(1)),
  'read.previous-to-check': withSession(goToCheck(-1)),
  'mark.role-1': role(1),
  'mark.role-2': role(2),
  'mark.role-3': role(3),
  'mark.note': withSession((app, session) => {
    if (!session.annotation) mark(session, (session.scheme.kinds[0] as Kind).id);
    app.focusDetails('note');
  }),
  'mark.details': (app) => app.focusDetails('first'),
  'mark.finding': (app) => app.focusDetails('finding'),
  'mark.evidence': (app) => app.focusDetails('evidence'),
  'mark.relate': withSession((app, { annotation }) => annotation && app.dialog.set({ kind: 'relate', annotation })),
  'mark.looked-at': withSession((app, session) => {
    const annotation = lookedAt(session);
    if (annotation) app.announce(`It still holds: ${session.quote(annotation)}`);
  }),
  'read.next-orphan': (app) => {
    if (!app.focusOrphan()) app.announce('No mark has lost its words.');
  },
  'read.compare': (app) => app.dialog.set({ kind: 'compare' }),
  'mark.mentions': withSession((app, { annotation }) => annotation && app.dialog.set({ kind: 'mentions', annotation })),
  'mark.bulk': (app) => app.dialog.set({ kind: 'bulk' }),
  'mark.delete': withSession((app, session) => {
    deleteMark(session);
    app.announce('Mark deleted');
  }),
  'mark.next': withSession((_app, session) => step(session, 1)),
  'mark.previous': withSession((_app, session) => step(session, -1)),
  'mark.end-next-word': edge('end', 'word', 1),
  'mark.end-previous-word': edge('end', 'word', -1),
  'mark.start-previous-word': edge('start', 'word', -1),
  'mark.start-next-word': edge('start', 'word', 1),
  'mark.end-next-character': edge('end', 'grapheme', 1),
  'mark.end-previous-character': edge('end', 'grapheme', -1),
  'mark.start-previous-character': edge('start', 'grapheme', -1),
  'mark.start-next-character': edge('start', 'grapheme', 1),
  'mark.cycle': withSession((_app, session) => void session.cycle()),
  'mark.deselect': withSession((_app, session) => session.deselect()),
  'view.filter-all': withSession((_app, { filter }) => filter.set(noFilter)),
  'view.search-marks': (app) => app.focusMarkSearch(),
  'view.dim-others': withSession((app, { looks }) => {
    const dimmed = !looks.value.dimmed;
    looks.set({ ...looks.value, dimmed });
    app.announce(dimmed ? 'Other marks are dimmed' : 'No marks are dimmed');
  }),
  'view.roles-only': withSession((app, { looks }) => {
    const rolesOnly = !looks.value.rolesOnly;
    looks.set({ ...looks.value, rolesOnly });
    app.announce(rolesOnly ? 'Only roles are shown' : 'All marks are shown');
  }),
  'view.next-pane': (app) => (document.activeElement?.closest('.panel') ? app.view?.focus() : app.focusPanel()),
  'view.text-larger': (app) => resizeText(app, app.settings.value.textSize + 1),
  'view.text-smaller': (app) => resizeText(app, app.settings.value.textSize - 1),
  'view.text-default': (app) => resizeText(app, defaultSettings.textSize),
  'view.theme-system': (app) => app.changeSettings({ theme: 'system' }),
  'view.theme-light': (app) => app.changeSettings({ theme: 'light' }),
  'view.theme-dark': (app) => app.changeSettings({ theme: 'dark' }),
  'help.palette': (app) => app.dialog.set({ kind: 'palette' }),
  'help.guidelines': (app) => app.dialog.set({ kind: 'guidelines' }),
  'help.shortcuts': (app) => app.dialog.set({ kind: 'shortcuts' }),
  'help.settings': (app) => app.dialog.set({ kind: 'settings' }),
};

/** Runs a command, wherever it came from: a key, a menu, the palette, a button. */
export function run(app: App, id: CommandId): void {
  void (isKindCommand(id) ? runForKind(app, id) : actions[id](app));
}

function runForKind(app: App, id: KindCommandId): void {
  const session = app.session.value;
  const { does, index } = readKindCommand(id);
  const kind = session?.scheme.kinds[index];
  if (!session || !kind) return;
  if (does === 'mark') markAs(app, session, kind);
  else session.filter.set({ ...session.filter.value, kind: kind.id });
}

/**
 * Runs a command that was chosen in a menu or the palette, once that is gone: while it is there nothing behind it can
 * have the keyboard. The article has it back first, and the command may give it to something else.
 */
export function runAfterOverlay(app: App, id: CommandId): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      app.view?.focus();
      run(app, id);
    }),
  );
}

function withSession(action: (app: App, session: Session) => void | Promise<void>): Action {
  return (app) => {
    const session = app.session.value;
    return session && action(app, session);
  };
}

function role(number: number): Action {
  return withSession((app, session) => {
    const chosen = rolesNow(session)[number - 1];
    if (chosen) giveRole(app, session, chosen);
  });
}

/** Gives a role of the mark whose roles are being filled, and says so. */
export function giveRole(app: App, session: Session, chosen: Role): void {
  const { anchor, head } = session.selected.value;
  const words = session.text.slice(Math.min(anchor, head), Math.max(anchor, head)).trim();
  if (assignRole(session, chosen)) app.announce(words ? `${chosen.name}: ${words}` : `Set ${chosen.name}`);
  else app.announce('Select the words first');
}

function find(direction: 1 | -1): Action {
  return withSession((app, session) => {
    const finder = finderOf(session);
    if (!finder.step(direction)) run(app, 'edit.find');
  });
}

function caret(unit: TextUnit, direction: -1 | 1, extend = false): Action {
  return withSession((_app, session) => moveCaret(session, unit, direction, extend));
}

function edge(which: Edge, unit: NudgeUnit, direction: -1 | 1): Action {
  return withSession((app, session) => {
    nudge(session, which, unit, direction);
    if (session.annotation) app.announce(session.quote(session.annotation));
  });
}

function markAs(app: App, session: Session, kind: Kind): void {
  const before = session.annotations;
  mark(session, kind.id);
  if (session.annotations === before) return;
  const annotation = session.annotation;
  if (annotation) app.announce(`Marked as ${withinSentence(kind.name)}: ${session.quote(annotation)}`);
}

async function openArticle(app: App): Promise<void> {
  if (app.hello.nativeDialogs) await app.open(app.desk.request('article/choose', {}));
  else app.dialog.set({ kind: 'open' });
}

async function saveNow(app: App, session: Session): Promise<void> {
  const answer = await app.desk.request('set/save', { article: session.id });
  if (!answer.ok) return app.fail(answer.error);
  session.save.set(answer.value);
  if (session.hasConflicts) await askAboutConflicts(app, session);
}

async function saveAs(app: App, session: Session): Promise<void> {
  const place = await choosePlace(app, session, 'Save marks as', `${session.opened.set.article.file}${setFileEnding}`);
  if (!place) return;
  const answer = await app.desk.request('set/save-as', {
    article: session.id,
    place: place.place,
    overwrite: app.hello.nativeDialogs || place.exists,
  });
  if (answer.ok) session.save.set(answer.value);
  else app.fail(answer.error);
}

/** Exports the set where the user says; shows what was written where. */
export async function exportSet(
  app: App,
  session: Session,
  format: Format,
  options: { readonly withText: boolean; readonly unit?: OffsetUnit },
): Promise<void> {
  const place = await choosePlace(app, session, `Export as ${format.name}`, exportName(session, format));
  if (!place) return;
  const answer = await app.desk.request('set/export', {
    article: session.id,
    format: format.id,
    ...options,
    place: place.place,
    overwrite: app.hello.nativeDialogs || place.exists,
  });
  if (answer.ok) app.dialog.set({ kind: 'exported', exported: answer.value });
  else app.fail(answer.error);
}

/**
 * `story.txt` is exported to `story.caveat.json` by default, which is not its working file `story.txt.caveat.json`. What
 * brings a `.txt` of its own along is called otherwise than the article.
 */
function exportName(session: Session, format: Format): string {
  const name = baseName(session.opened.set.article);
  return (format.ending === '.ann' ? `${name}-${format.id}` : name) + format.ending;
}

/** Asks for a file of marks; what is in it is shown before it changes anything. */
async function importMarks(app: App, session: Session): Promise<void> {
  if (!app.hello.nativeDialogs) return app.dialog.set({ kind: 'open-marks' });
  const answer = await app.desk.request('marks/choose', { article: session.id });
  if (!answer.ok) app.fail(answer.error);
  else if (answer.value) app.dialog.set({ kind: 'import', found: answer.value });
}

/** Asks where to write. When the answer says that a file exists, the user has agreed to replace it. */
export async function choosePlace(
  app: App,
  session: Session,
  title: string,
  file: string,
): Promise<WritePlace | undefined> {
  if (!app.hello.nativeDialogs) return new Promise((done) => app.dialog.set({ kind: 'place', title, file, done }));
  const answer = await app.desk.request('place/choose', { article: session.id, file });
  if (answer.ok) return answer.value ?? undefined;
  app.fail(answer.error);
  return undefined;
}

function resizeText(app: App, textSize: number): Promise<void> | undefined {
  return settingsSchema.shape.textSize.safeParse(textSize).success ? app.changeSettings({ textSize }) : undefined;
}
