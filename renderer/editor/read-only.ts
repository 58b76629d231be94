import { Plugin, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

/** Whether this browser can show a caret in text that cannot be edited. Chromium only. */
export function canReadWithCaret(): boolean {
  return 'EditContext' in window;
}

/**
 * The article's two locks. The first: the view is not editable, and an EditContext takes whatever is typed, dictated
 * or composed, and throws it away, while caret and selection go on working. The second: no transaction may change the
 * document. (Edits of the DOM from outside: foreign-edits.ts.)
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
      return {};
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
