import { defaultScheme } from './default-scheme';
import { partsOf, withBindings } from './key-bindings';
import {
  filterCommand,
  kindCommandIds,
  markCommand,
  type KindCommandId,
  type KindLabels,
  type StepNames,
} from './kind-commands';

/** What decides whether a command can be used now. */
export interface CommandContext {
  readonly article: boolean;
  readonly readOnly: boolean;
  /** Somebody else and we changed the same marks, and somebody has to choose. */
  readonly conflicts: boolean;
  /** Words are selected in the article. */
  readonly selection: boolean;
  /** An annotation is selected. */
  readonly annotation: boolean;
  /** The roles of an annotation are being filled; how many it has. */
  readonly roles: number;
  /** More than one annotation stands where the selected one does. */
  readonly overlap: boolean;
  readonly annotations: boolean;
  /** The marks were checked on another draft than this one, which is kept. */
  readonly previous: boolean;
  /** What would be undone and done again, by name, if anything. */
  readonly undo: string | undefined;
  readonly redo: string | undefined;
}

export type MenuName = 'File' | 'Edit' | 'Select' | 'Read' | 'Mark' | 'View' | 'Help';

interface CommandDefinition {
  readonly id: string;
  readonly label: string;
  readonly menu: MenuName;
  /** Starts a new group in its menu. */
  readonly first?: true;
  /** `Mod` is Cmd on macOS and Ctrl elsewhere. A bare key works only where nothing is typed: article and list. */
  readonly key?: string;
  /** Further keys for the same command; not shown in menus. */
  readonly alsoKeys?: readonly string[];
  readonly when?: (context: CommandContext) => boolean;
}

const withArticle = ({ article }: CommandContext) => article;
const canMark = ({ article, readOnly, selection, annotation }: CommandContext) =>
  article && !readOnly && (selection || annotation);
const canChange = ({ annotation, readOnly }: CommandContext) => annotation && !readOnly;

const canGiveRole =
  (number: number) =>
  ({ roles, readOnly }: CommandContext) =>
    roles >= number && !readOnly;

const definitions = [
  { id: 'file.open', label: 'Open…', menu: 'File', key: 'Mod+O' },
  { id: 'file.new-window', label: 'New Window', menu: 'File', key: 'Mod+Shift+N' },
  { id: 'file.save', label: 'Save Now', menu: 'File', key: 'Mod+S', when: withArticle, first: true },
  { id: 'file.save-as', label: 'Save Marks As…', menu: 'File', key: 'Mod+Shift+S', when: withArticle },
  { id: 'file.conflicts', label: 'Choose Between Versions…', menu: 'File', when: ({ conflicts }) => conflicts },
  { id: 'file.export', label: 'Export…', menu: 'File', key: 'Mod+E', when: withArticle },
  { id: 'file.print', label: 'Print Report…', menu: 'File', key: 'Mod+P', when: withArticle },
  {
    id: 'file.import',
    label: 'Import Marks…',
    menu: 'File',
    key: 'Mod+I',
    when: ({ article, readOnly }) => article && !readOnly,
  },
  { id: 'file.encoding', label: 'Text Encoding…', menu: 'File', when: withArticle, first: true },
  { id: 'file.scheme', label: 'Scheme…', menu: 'File', when: withArticle },
  { id: 'file.close', label: 'Close Article', menu: 'File', key: 'Mod+W', when: withArticle },

  { id: 'edit.undo', label: 'Undo', menu: 'Edit', key: 'Mod+Z', when: ({ undo }) => undo !== undefined },
  {
    id: 'edit.redo',
    label: 'Redo',
    menu: 'Edit',
    key: 'Mod+Shift+Z',
    alsoKeys: ['Mod+Y'],
    when: ({ redo }) => redo !== undefined,
  },
  { id: 'edit.copy', label: 'Copy', menu: 'Edit', key: 'Mod+C', when: ({ selection }) => selection, first: true },
  { id: 'edit.select-all', label: 'Select All', menu: 'Edit', key: 'Mod+A', when: withArticle },

  { id: 'edit.find', label: 'Find…', menu: 'Edit', key: 'Mod+F', alsoKeys: ['/'], when: withArticle, first: true },
  { id: 'edit.find-next', label: 'Find Next', menu: 'Edit', key: 'F3', alsoKeys: ['Mod+G'], when: withArticle },
  {
    id: 'edit.find-previous',
    label: 'Find Previous',
    menu: 'Edit',
    key: 'Shift+F3',
    alsoKeys: ['Mod+Shift+G'],
    when: withArticle,
  },

  { id: 'select.sentence', label: 'Sentence', menu: 'Select', key: 'S', when: withArticle },
  { id: 'select.quotation', label: 'Quotation', menu: 'Select', key: 'Q', when: withArticle },
  { id: 'select.next-sentence', label: 'Next Sentence', menu: 'Select', key: 'J', when: withArticle, first: true },
  { id: 'select.previous-sentence', label: 'Previous Sentence', menu: 'Select', key: 'K', when: withArticle },
  { id: 'select.extend-next-sentence', label: 'Extend by Sentence', menu: 'Select', key: 'Shift+J', when: withArticle },
  {
    id: 'select.extend-previous-sentence',
    label: 'Extend Back by Sentence',
    menu: 'Select',
    key: 'Shift+K',
    when: withArticle,
  },
  { id: 'select.next-paragraph', label: 'Next Paragraph', menu: 'Select', key: 'L', when: withArticle, first: true },
  { id: 'select.previous-paragraph', label: 'Previous Paragraph', menu: 'Select', key: 'H', when: withArticle },
  {
    id: 'select.extend-next-paragraph',
    label: 'Extend by Paragraph',
    menu: 'Select',
    key: 'Shift+L',
    when: withArticle,
  },
  {
    id: 'select.extend-previous-paragraph',
    label: 'Extend Back by Paragraph',
    menu: 'Select',
    key: 'Shift+H',
    when: withArticle,
  },

  {
    id: 'read.reviewed',
    label: 'Reviewed, Nothing Here',
    menu: 'Read',
    key: 'R',
    when: ({ article, readOnly }) => article && !readOnly,
  },
  { id: 'read.next', label: 'Next Unread Sentence', menu: 'Read', key: '.', when: withArticle, first: true },
  { id: 'read.previous', label: 'Previous Unread Sentence', menu: 'Read', key: ',', when: withArticle },
  {
    id: 'read.next-to-check',
    label: 'Next Mark to Check',
    menu: 'Read',
    key: 'T',
    when: ({ annotations }) => annotations,
    first: true,
  },
  {
    id: 'read.previous-to-check',
    label: 'Previous Mark to Check',
    menu: 'Read',
    key: 'Shift+T',
    when: ({ annotations }) => annotations,
  },

  { id: 'read.next-orphan', label: 'Next Lost Mark', menu: 'Read', key: 'G', when: withArticle },
  {
    id: 'read.compare',
    label: 'Compare with the Draft I Checked',
    menu: 'Read',
    key: 'Alt+C',
    when: ({ previous }) => previous,
    first: true,
  },

  // Before this one, the kinds of the scheme: `mark.kind-1` and so on.
  { id: 'mark.role-1', label: 'First Role', menu: 'Mark', key: '1', when: canGiveRole(1), first: true },
  { id: 'mark.role-2', label: 'Second Role', menu: 'Mark', key: '2', when: canGiveRole(2) },
  { id: 'mark.role-3', label: 'Third Role', menu: 'Mark', key: '3', when: canGiveRole(3) },
  { id: 'mark.note', label: 'Note', menu: 'Mark', key: 'N', when: canMark, first: true },
  { id: 'mark.details', label: 'Details', menu: 'Mark', key: 'D', when: ({ annotation }) => annotation },
  { id: 'mark.finding', label: 'Finding', menu: 'Mark', key: 'V', when: canChange },
  { id: 'mark.evidence', label: 'Add Evidence', menu: 'Mark', key: 'E', when: canChange },
  { id: 'mark.relate', label: 'Relate To…', menu: 'Mark', key: 'X', when: canChange },
  { id: 'mark.looked-at', label: 'It Still Holds', menu: 'Mark', key: 'Y', when: canChange },
  { id: 'mark.mentions', label: 'Mark Other Mentions…', menu: 'Mark', key: 'M', when: canChange },
  {
    id: 'mark.bulk',
    label: 'Change Shown Marks…',
    menu: 'Mark',
    key: 'Mod+B',
    when: ({ annotations, readOnly }) => annotations && !readOnly,
  },
  { id: 'mark.delete', label: 'Delete Mark', menu: 'Mark', key: 'Delete', alsoKeys: ['Backspace'], when: canChange },
  {
    id: 'mark.next',
    label: 'Next Mark',
    menu: 'Mark',
    key: 'Alt+ArrowDown',
    when: ({ annotations }) => annotations,
    first: true,
  },
  {
    id: 'mark.previous',
    label: 'Previous Mark',
    menu: 'Mark',
    key: 'Alt+ArrowUp',
    when: ({ annotations }) => annotations,
  },
  { id: 'mark.end-next-word', label: 'End Further by a Word', menu: 'Mark', key: ']', when: canChange, first: true },
  { id: 'mark.end-previous-word', label: 'End Back by a Word', menu: 'Mark', key: '[', when: canChange },
  { id: 'mark.start-previous-word', label: 'Start Back by a Word', menu: 'Mark', key: 'Mod+[', when: canChange },
  { id: 'mark.start-next-word', label: 'Start Further by a Word', menu: 'Mark', key: 'Mod+]', when: canChange },
  { id: 'mark.end-next-character', label: 'End Further by a Character', menu: 'Mark', key: '}', when: canChange },
  { id: 'mark.end-previous-character', label: 'End Back by a Character', menu: 'Mark', key: '{', when: canChange },
  {
    id: 'mark.start-previous-character',
    label: 'Start Back by a Character',
    menu: 'Mark',
    key: 'Mod+{',
    when: canChange,
  },
  {
    id: 'mark.start-next-character',
    label: 'Start Further by a Character',
    menu: 'Mark',
    key: 'Mod+}',
    when: canChange,
  },
  { id: 'mark.cycle', label: 'Next Mark Here', menu: 'Mark', key: 'O', when: ({ overlap }) => overlap },
  { id: 'mark.deselect', label: 'Deselect', menu: 'Mark', key: 'Escape', when: ({ annotation }) => annotation },

  { id: 'view.filter-all', label: 'Show All Kinds', menu: 'View', key: 'Alt+0', when: withArticle },
  // After this one, the same for the kinds of the scheme: `view.filter-kind-1` and so on.
  { id: 'view.search-marks', label: 'Search Marks', menu: 'View', key: 'Mod+Shift+F', when: withArticle, first: true },
  { id: 'view.dim-others', label: 'Dim Other Marks', menu: 'View', key: 'Alt+D', when: withArticle, first: true },
  { id: 'view.roles-only', label: 'Roles Only', menu: 'View', key: 'Alt+R', when: withArticle },
  { id: 'view.next-pane', label: 'Go to Next Pane', menu: 'View', key: 'F6', first: true },
  { id: 'view.text-larger', label: 'Larger Text', menu: 'View', key: 'Mod+=', alsoKeys: ['Mod++'], first: true },
  { id: 'view.text-smaller', label: 'Smaller Text', menu: 'View', key: 'Mod+-' },
  { id: 'view.text-default', label: 'Default Text Size', menu: 'View', key: 'Mod+0' },
  { id: 'view.theme-system', label: 'Theme: As the System', menu: 'View', first: true },
  { id: 'view.theme-light', label: 'Theme: Light', menu: 'View' },
  { id: 'view.theme-dark', label: 'Theme: Dark', menu: 'View' },

  { id: 'help.palette', label: 'Commands…', menu: 'Help', key: 'Mod+K' },
  { id: 'help.guidelines', label: 'Guidelines', menu: 'Help' },
  { id: 'help.shortcuts', label: 'Keyboard Shortcuts', menu: 'Help', key: '?', alsoKeys: ['F1'] },
  { id: 'help.settings', label: 'Settings…', menu: 'Help', key: 'Mod+,' },
] as const satisfies readonly CommandDefinition[];

export type CommandId = (typeof definitions)[number]['id'] | KindCommandId;
export type Command = CommandDefinition & { readonly id: CommandId };

/** The id of every command that there can be, whatever the scheme. */
export const commandIds = [...definitions.map(({ id }): CommandId => id), ...kindCommandIds] as [
  CommandId,
  ...CommandId[],
];
export const menuNames: readonly MenuName[] = ['File', 'Edit', 'Select', 'Read', 'Mark', 'View', 'Help'];

const tables = new WeakMap<KindLabels, readonly Command[]>();

/**
 * Every command under a scheme, with the keys that the user gave them, in the order of the menus: the native menu, the page's menus, the palette, the shortcut
 * sheet and the tests read this table. A kind whose key another command has goes without.
 */
export function commandsFor(scheme: KindLabels = defaultScheme): readonly Command[] {
  let table = tables.get(scheme);
  if (!table) tables.set(scheme, (table = withBindings(withKinds(scheme), scheme.keys ?? {})));
  return table;
}

/** The command that has a key whatever the scheme, if one has: a kind with that key goes without. */
export function fixedCommandWithKey(key: string): Pick<Command, 'label'> | undefined {
  const pressed = key.toUpperCase();
  const fixed: readonly CommandDefinition[] = definitions;
  return fixed.find(({ key = '', alsoKeys = [] }) =>
    [key, ...alsoKeys].some((one) => one.toUpperCase() === pressed),
  ) as Command | undefined;
}

function withKinds({ kinds }: KindLabels): readonly Command[] {
  const marks = kinds.map(({ name, key }, index): Command => {
    const ownKey = key === undefined || fixedCommandWithKey(key) ? {} : { key: key.toUpperCase() };
    return { id: markCommand(index), label: name, menu: 'Mark', ...ownKey, when: canMark };
  });
  const filters = kinds.map(({ plural }, index): Command => {
    const key = index < 9 ? { key: `Alt+${index + 1}` } : {};
    return { id: filterCommand(index), label: `Show ${plural} Only`, menu: 'View', ...key, when: withArticle };
  });
  return (definitions as readonly Command[]).flatMap((definition) => {
    if (definition.id === 'mark.role-1') return [...marks, definition];
    return definition.id === 'view.filter-all' ? [definition, ...filters] : [definition];
  });
}

/** The command with this id under a scheme, if the scheme has it. */
export function command(id: CommandId, scheme?: KindLabels): Command | undefined {
  return commandsFor(scheme).find((candidate) => candidate.id === id);
}

export function isEnabled({ when }: Command, context: CommandContext): boolean {
  return when === undefined || when(context);
}

/** What a command is called now: undoing says what it would undo. */
export function labelNow({ id, label }: Command, { undo, redo }: StepNames): string {
  const step = id === 'edit.undo' ? undo : id === 'edit.redo' ? redo : undefined;
  return step === undefined ? label : `${label}: ${step}`;
}

/** The ids of the commands that can be used in a context, under a scheme. */
export function enabledCommands(context: CommandContext, scheme?: KindLabels): CommandId[] {
  return commandsFor(scheme)
    .filter((candidate) => isEnabled(candidate, context))
    .map(({ id }) => id);
}

/** Whether a key is a bare one: it must not fire while something is being typed. */
export function isBareKey(key: string): boolean {
  return !key.includes('Mod+') && !key.includes('Alt+') && !/^(Shift\+)?F\d+$/.test(key);
}

/** Whether a key is a character alone, with or without Shift: those can be switched off (WCAG 2.1.4). */
export function isCharacterKey(key: string): boolean {
  return /^(Shift\+)?.$/u.test(key);
}

/** The parts of a key as they are printed on the keyboard: `['Ctrl', 'Shift', 'Z']`, or `['⌘', '⇧', 'Z']` on macOS. */
export function keyCaps(key: string, mac: boolean): string[] {
  return partsOf(key).map((part) => (mac ? (macCaps[part] ?? part) : (caps[part] ?? part)));
}

const caps: Record<string, string> = {
  Mod: 'Ctrl',
  ArrowDown: '↓',
  ArrowUp: '↑',
  Escape: 'Esc',
  '-': '−',
};
const macCaps: Record<string, string> = {
  ...caps,
  Mod: '⌘',
  Shift: '⇧',
  Alt: '⌥',
  Delete: '⌦',
};
