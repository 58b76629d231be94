// The part of the EditContext API that the article uses; TypeScript's DOM library does not have it yet.

interface EditContext extends EventTarget {
  readonly text: string;
  updateText(rangeStart: number, rangeEnd: number, text: string): void;
}

declare const EditContext: new () => EditContext;

interface HTMLElement {
  editContext?: EditContext;
}
