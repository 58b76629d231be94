import type { Annotation } from '../core/annotation';
import type { CommandContext } from '../core/commands';
import {
  type Conflicts,
  type Desk,
  type DeskError,
  type Exported,
  type FoundMarks,
  type Hello,
  type OpenedArticle,
  type RecentArticle,
  type Settings,
  type WritePlace,
} from '../core/desk';
import type { KindLabels } from '../core/kind-commands';
import { defaultScheme } from '../core/default-scheme';
import type { Result } from '../core/result';
import type { Attribute, Scheme } from '../core/scheme';
import type { ArticleView } from './editor/article-view';
import { holdsText } from './fields';
import { explainNotice } from '../core/messages';
import { askAboutConflicts } from './conflict-actions';
import type { SchemeFound } from './panels/dialogs/scheme/adopt-dialog';
import type { DetailsPart } from './panels/details/parts';
import { rolesNow } from './session/roles';
import { keepView } from './session/keep-view';
import { Session } from './session/session';
import { Store } from './session/store';

/** The one dialog that may be open, and what it needs to know. */
export type Dialog =
  | {
      readonly kind:
        | 'palette'
        | 'bulk'
        | 'shortcuts'
        | 'settings'
        | 'open'
        | 'encoding'
        | 'export'
        | 'compare'
        | 'print'
        | 'guidelines'
        | 'open-scheme'
        | 'open-marks';
    }
  /** `said` is what has just been done with it. */
  | { readonly kind: 'scheme'; readonly said?: string }
  | { readonly kind: 'adopt'; readonly found: SchemeFound }
  | { readonly kind: 'import'; readonly found: FoundMarks }
  | { readonly kind: 'error'; readonly error: DeskError }
  | { readonly kind: 'relate' | 'mentions'; readonly annotation: Annotation }
  | {
      readonly kind: 'refer';
      readonly annotation: Annotation;
      readonly attribute: Attribute;
      /** Gets the id of the annotation that was chosen, or of what stands instead of one. */
      readonly done: (value: string) => void;
    }
  | { readonly kind: 'conflicts'; readonly found: Conflicts }
  | { readonly kind: 'exported'; readonly exported: Exported }
  | {
      readonly kind: 'place';
      readonly title: string;
      readonly file: string;
      readonly done: (place: WritePlace | undefined) => void;
    };

/** Which part of the window F6 goes to. */
export type Pane = 'article' | 'panel';

/** This window: what is open in it and what it shows. Everything about one article is in its session. */
export class App {
  readonly session = new Store<Session | undefined>(undefined);
  readonly dialog = new Store<Dialog | undefined>(undefined);
  readonly settings: Store<Settings>;
  readonly recent: Store<readonly RecentArticle[]>;
  readonly connected = new Store(true);
  /** Whether an article is on its way. */
  readonly opening = new Store(false);
  /** What a screen reader should say now. */
  readonly announcement = new Store('');
  /** The article on screen, once it is. */
  view: ArticleView | undefined;
  /** Puts the keyboard into a part of the selected annotation's details, once the panel is on screen. */
  focusDetails: (part: DetailsPart) => void = () => undefined;
  /** Puts the keyboard into the search of the marks, once the panel is on screen. */
  focusMarkSearch: () => void = () => undefined;
  /** Puts the keyboard into the find bar, once it is on screen. */
  focusFind: () => void = () => undefined;
  /** Puts the keyboard on the next mark that has lost its words; answers whether there is one. */
  focusOrphan: (id?: string) => boolean = () => false;
  /** Puts the keyboard into the list of annotations, once the panel is on screen. */
  focusPanel: () => void = () => undefined;

  private known: KindLabels | undefined;

  constructor(
    readonly desk: Desk,
    readonly client: string,
    readonly hello: Hello,
  ) {
    this.settings = new Store(hello.settings);
    this.recent = new Store(hello.recent);
    desk.on('opened', (opened) => this.show(opened));
    desk.on('settings', (settings) => this.settings.set(settings));
    desk.on('save', ({ article, save }) => {
      const session = this.session.value;
      if (session?.id !== article) return;
      const asked = session.hasConflicts;
      session.save.set(save);
      // Never while somebody is typing, and once: the notice in the window stays.
      if (session.hasConflicts && !asked && !this.dialog.value && !this.isTyping) void askAboutConflicts(this, session);
    });
    desk.on('merged', ({ article, annotators }) => {
      const session = this.session.value;
      if (session?.id === article) session.replica.meet(annotators);
    });
    desk.on('notice', ({ article, notice }) => {
      const session = this.session.value;
      if (session?.id !== article) return;
      session.notify(notice);
      this.announce(explainNotice(notice).title);
    });
    desk.on('applied', ({ article, operation }) => {
      const session = this.session.value;
      if (session?.id === article) session.replica.receive(operation);
    });
    desk.on('connection', ({ state }) => {
      this.connected.set(state === 'back');
      if (state === 'back') void this.resume();
    });
    if (hello.opened) this.show(hello.opened);
  }

  /** What can be marked in the open article; with none open, the default. */
  get scheme(): Scheme {
    return this.session.value?.scheme ?? defaultScheme;
  }

  /** What the commands are called and which keys they have: as the scheme and the user's settings say. */
  get labels(): KindLabels {
    const { kinds } = this.scheme;
    const { keys } = this.settings.value;
    if (!keys) return this.scheme;
    if (this.known?.kinds !== kinds || this.known.keys !== keys) this.known = { kinds, keys };
    return this.known;
  }

  /** Shows an article that the host opened, or says why there is none. */
  show(opened: Result<OpenedArticle | null, DeskError>): void {
    this.opening.set(false);
    if (!opened.ok) this.fail(opened.error);
    else if (opened.value) {
      this.dialog.set(undefined);
      const session = new Session(this.desk, opened.value);
      keepView(this.desk, session);
      this.session.set(session);
      void this.refreshRecent();
    }
  }

  fail(error: DeskError): void {
    this.dialog.set({ kind: 'error', error });
  }

  announce(words: string): void {
    // What is said can wait until what is seen is painted.
    requestIdleCallback(() => this.announcement.set(words), { timeout: 100 });
  }

  async open(answer: Promise<Result<OpenedArticle | null, DeskError>>): Promise<void> {
    this.opening.set(true);
    this.show(await answer);
  }

  async close(): Promise<void> {
    const session = this.session.value;
    if (!session) return;
    // The host hears it at once: what is opened next must not find the article still in this window.
    const kept = this.desk.request('view/keep', { article: session.id, view: session.view });
    const closed = this.desk.request('article/close', { article: session.id });
    this.session.set(undefined);
    await Promise.all([kept, closed]);
    await this.refreshRecent();
  }

  async changeSettings(settings: Partial<Settings>): Promise<void> {
    const before = this.settings.value;
    this.settings.set({ ...before, ...settings });
    const answer = await this.desk.request('settings/change', { settings });
    if (answer.ok) return this.settings.set(answer.value);
    this.settings.set(before);
    this.fail(answer.error);
  }

  /** Whether the keyboard is in a field that is written in. */
  private get isTyping(): boolean {
    return document.activeElement !== null && holdsText(document.activeElement);
  }

  /** What commands depend on, as it is now. */
  context(): CommandContext {
    const session = this.session.value;
    const selected = session?.selected.value;
    return {
      article: session !== undefined,
      readOnly: session?.readOnly ?? false,
      conflicts: session?.hasConflicts ?? false,
      selection: selected !== undefined && selected.anchor !== selected.head,
      annotation: session?.annotation !== undefined,
      roles: session ? rolesNow(session).length : 0,
      overlap: selected !== undefined && session !== undefined && session.index.at(selected.head).length > 1,
      annotations: session !== undefined && session.annotations.length > 0,
      previous: session?.replica.set.value.previous !== undefined,
      undo: session?.history.value.done.at(-1)?.name,
      redo: session?.history.value.undone.at(-1)?.name,
    };
  }

  private async resume(): Promise<void> {
    const session = this.session.value;
    const answer = await this.desk.request(
      'desk/hello',
      session ? { client: this.client, article: session.id } : { client: this.client },
    );
    if (!answer.ok || !session || this.session.value !== session) return;
    const opened = answer.value.opened;
    if (opened?.ok) {
      session.resume(opened.value);
      session.save.set(opened.value.save);
    } else if (opened) this.fail(opened.error);
  }

  private async refreshRecent(): Promise<void> {
    const answer = await this.desk.request('recent/list', {});
    if (answer.ok) this.recent.set(answer.value);
  }
}
