import { useEffect } from 'react';
import type { Dialog } from '../app';
import { useStore } from '../session/store';
import { assertNever } from '../../core/result';
import { useApp } from './app-context';
import { AdoptDialog } from './dialogs/scheme/adopt-dialog';
import { OpenSchemeDialog } from './dialogs/scheme/open-scheme-dialog';
import { SchemeDialog } from './dialogs/scheme/scheme-dialog';
import { GuidelinesDialog } from './dialogs/guidelines-dialog';
import { BulkDialog } from './dialogs/bulk-dialog';
import { CompareDialog } from './dialogs/compare/compare-dialog';
import { ConflictDialog } from './dialogs/conflict-dialog';
import { EncodingDialog } from './dialogs/encoding-dialog';
import { ExportDialog } from './dialogs/export-dialog';
import { ExportedDialog } from './dialogs/exported-dialog';
import { ErrorDialog } from './dialogs/error-dialog';
import { ImportDialog } from './dialogs/import-dialog';
import { OpenMarksDialog } from './dialogs/open-marks-dialog';
import { MentionsDialog } from './dialogs/mentions-dialog';
import { OpenDialog } from './dialogs/open-dialog';
import { Palette } from './dialogs/palette';
import { PlaceDialog } from './dialogs/place-dialog';
import { PrintDialog } from './dialogs/print-dialog';
import { ReferDialog } from './dialogs/refer-dialog';
import { RelateDialog } from './dialogs/relate-dialog';
import { SettingsDialog } from './dialogs/settings-dialog';
import { ShortcutSheet } from './dialogs/shortcut-sheet';

/** The dialog that is open, if one is. */
export function Dialogs() {
  const app = useApp();
  const dialog = useStore(app.dialog);
  const isOpen = dialog !== undefined;
  useEffect(() => {
    // A dialog gives the keyboard back to what had it; one that followed another, and found it nowhere, to the article.
    if (isOpen) return;
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) app.view?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [app, isOpen]);
  return dialog ? contentOf(dialog) : null;
}

function contentOf(dialog: Dialog) {
  switch (dialog.kind) {
    case 'palette':
      return <Palette />;
    case 'shortcuts':
      return <ShortcutSheet />;
    case 'settings':
      return <SettingsDialog />;
    case 'open':
      return <OpenDialog />;
    case 'guidelines':
      return <GuidelinesDialog />;
    case 'scheme':
      return <SchemeDialog said={dialog.said} />;
    case 'open-scheme':
      return <OpenSchemeDialog />;
    case 'open-marks':
      return <OpenMarksDialog />;
    case 'import':
      return <ImportDialog found={dialog.found} />;
    case 'adopt':
      return <AdoptDialog found={dialog.found} />;
    case 'encoding':
      return <EncodingDialog />;
    case 'compare':
      return <CompareDialog />;
    case 'export':
      return <ExportDialog />;
    case 'conflicts':
      return <ConflictDialog found={dialog.found} />;
    case 'print':
      return <PrintDialog />;
    case 'exported':
      return <ExportedDialog exported={dialog.exported} />;
    case 'error':
      return <ErrorDialog error={dialog.error} />;
    case 'bulk':
      return <BulkDialog />;
    case 'mentions':
      return <MentionsDialog annotation={dialog.annotation} />;
    case 'relate':
      return <RelateDialog annotation={dialog.annotation} />;
    case 'refer':
      return <ReferDialog annotation={dialog.annotation} attribute={dialog.attribute} done={dialog.done} />;
    case 'place':
      return <PlaceDialog title={dialog.title} file={dialog.file} done={dialog.done} />;
    default:
      return assertNever(dialog);
  }
}
