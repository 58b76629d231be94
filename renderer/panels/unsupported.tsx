import { explain } from '../../core/messages';
import type { DeskError } from '../../core/desk';

/** Shown instead of the window when Caveat cannot run here: an unfit browser, or a host that does not answer. */
export function Unsupported({ error }: { readonly error?: DeskError }) {
  const { title, body } = error
    ? explain(error)
    : {
        title: 'This browser cannot run Caveat',
        body: 'Caveat needs EditContext, which shows a caret in text that cannot be changed. Chrome, Edge and Chromium have it from version 121; Firefox and Safari do not. Nothing was opened or changed. Open the address in one of those.',
      };
  return (
    <main className="unsupported">
      <h1>{title}</h1>
      <p>{body}</p>
    </main>
  );
}
