import { Plugin, type Transaction } from 'prosemirror-state';
import type { EditorView, NodeViewConstructor } from 'prosemirror-view';

/** Whether this browser can show a caret in text that cannot be edited. Chromium only. */
export function canReadWithCaret(): boolean {
  return 'EditContext' in window;
}

/**
 * The article's two locks. The first: the view is not editable, and an EditContext takes whatever is typed, dictated
 * or composed, and throws it away, while caret and selection go on working. The second: no transaction may change the
 * document. Edits of the DOM from outside are undone by drawing the article again.
 */
export function readOnly(): Plugin {
  return new Plugin({
    filterTransaction: (transaction: Transaction) => !transaction.docChanged,
    props: {
      editable: () => false,
      attributes: {
        role: 'textbox',
        'aria-readonly': 'true',
        'aria-multiline': 'true',
        'aria-label': 'Article',
        tabindex: '0',
        spellcheck: 'false',
        translate: 'no',
        class: 'article',
      },
      handleDOMEvents: {
        paste: prevent,
        cut: prevent,
        drop: prevent,
        dragstart: prevent,
        beforeinput: prevent,
      },
    },
    view: (view) => {
      swallowInput(view);
      const guard = new ForeignEdits(view);
      return { update: () => guard.update(), destroy: () => guard.disconnect() };
    },
  });
}

function prevent(_view: EditorView, event: Event): boolean {
  event.preventDefault();
  return true;
}

function swallowInput(view: EditorView): void {
  const context = new EditContext();
  context.addEventListener('textupdate', () => context.updateText(0, context.text.length, ''));
  view.dom.editContext = context;
}

/** Notices when somebody other than ProseMirror changes the article's DOM, and has it drawn again. */
class ForeignEdits {
  private readonly observer = new MutationObserver(() => this.redraw());

  constructor(private readonly view: EditorView) {
    this.observe();
  }

  /** ProseMirror has drawn: whatever is on record was its own doing. */
  update(): void {
    this.observer.takeRecords();
  }

  disconnect(): void {
    this.observer.disconnect();
  }

  private observe(): void {
    this.observer.observe(this.view.dom, { childList: true, characterData: true, subtree: true });
  }

  private redraw(): void {
    this.observer.disconnect();
    // A function that was not there before, for a node that does not exist, makes ProseMirror draw everything again.
    this.view.setProps({ nodeViews: { redrawn: (() => undefined) as unknown as NodeViewConstructor } });
    this.observe();
  }
}
