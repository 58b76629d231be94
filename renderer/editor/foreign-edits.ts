import type { EditorView, NodeViewConstructor } from 'prosemirror-view';

/**
 * Notices when somebody other than ProseMirror changes the article's DOM (a browser extension, a script), and has the
 * article drawn again. A view that is not editable would not notice by itself.
 */
export class ForeignEdits {
  private readonly observer = new MutationObserver(() => this.redraw());

  constructor(private readonly view: EditorView) {
    this.observe();
  }

  /** Runs what makes ProseMirror draw. What it changes is its own doing; what was changed before is not. */
  whileDrawing(draw: () => void): void {
    const wasEdited = this.observer.takeRecords().length > 0;
    draw();
    this.observer.takeRecords();
    if (wasEdited) this.redraw();
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
