import { inDigits } from './numbers';
import { maxArticleBytes, type DeskError, type Notice } from './desk';

/** An error in words: what happened, to which file, what is safe, what to do next. */
export interface Explanation {
  readonly title: string;
  readonly body: string;
}

const limit = `${maxArticleBytes / 1024 / 1024} MB`;

/** Puts an error into words for a person. The same words in the window and on the command line. */
export function explain({ code, file, detail }: DeskError): Explanation {
  const name = file ? `“${file}”` : 'the file';
  const because = detail ? ` (${detail})` : '';
  switch (code) {
    case 'missing':
      return {
        title: `${capital(name)} is not there`,
        body: 'It was moved, renamed or deleted, or is spelled differently. Nothing was changed. Open it where it is now; marks that stand beside it come along.',
      };
    case 'denied':
      return {
        title: `Caveat may not read ${name}`,
        body: `The system refused access${because}. Nothing was changed. Ask for permission to read it, or open a copy that is yours.`,
      };
    case 'directory':
      return {
        title: `${capital(name)} is a folder`,
        body: 'Caveat opens one article at a time: a .txt or .md file in it.',
      };
    case 'empty':
      return {
        title: `${capital(name)} is empty`,
        body: 'There is no text to mark in it. Check that the article was saved into this file.',
      };
    case 'too-large':
      return {
        title: `${capital(name)} is larger than ${limit}`,
        body: `Caveat opens text files of up to ${limit}${because}. Nothing was changed. Split the file, or check that it is the article.`,
      };
    case 'binary':
      return {
        title: `${capital(name)} is not a text file`,
        body: 'It holds bytes that no text has. Nothing was changed. Save the article as plain text (.txt) in the program that made it and open that.',
      };
    case 'not-marks':
      return {
        title: `${capital(name)} holds no marks that Caveat can read`,
        body: `Nothing was changed${because}. Choose a file of one of the formats that Export offers, in UTF-8.`,
      };
    case 'other-document':
      return {
        title: `${capital(name)} is ${detail ?? 'another kind of document'}, not plain text`,
        body: 'Nothing was changed. Save or export it as plain text (.txt) in the program that made it and open that.',
      };
    case 'undecodable':
      return {
        title: `${capital(name)} cannot be read as ${detail ?? 'text'}`,
        body: 'Some of its bytes mean nothing in that encoding, so Caveat shows no text rather than wrong text. Nothing was changed. Choose another encoding, or save the article as UTF-8.',
      };
    case 'set-newer':
      return {
        title: `The marks of ${name} were made by a newer Caveat`,
        body: 'They can be looked at, as far as this version understands them, and not changed. The file stays as it is. Update Caveat to go on.',
      };
    case 'has-marks':
      return {
        title: `${capital(name)} is already marked`,
        body: 'Another encoding would put other words under the marks. Your marks are safe. Delete them first if the text is wrong.',
      };
    case 'scheme-damaged':
      return {
        title: `${capital(name)} is not a scheme in order`,
        body: `Nothing was changed: the marks and their scheme are as they were${because}. Correct the file, or choose another.`,
      };
    case 'scheme-newer':
      return {
        title: `The scheme in ${name} was made by a newer Caveat`,
        body: `Nothing was changed. This version might misread it${because}. Update Caveat, or choose another scheme.`,
      };
    case 'no-space':
      return {
        title: 'The disk is full',
        body: `${capital(name)} was not written${because}; what was on disk before is whole. Make room, then try again.`,
      };
    case 'read-only':
      return {
        title: `${capital(name)} cannot be written here`,
        body: `The folder or the disk does not allow writing${because}; nothing there was changed. Choose another folder: Save Marks As… puts the marks there.`,
      };
    case 'folder-gone':
      return {
        title: `The folder of ${name} is gone`,
        body: `It was moved, deleted or disconnected${because}; nothing was written. Bring it back and try again, or choose another folder: Save Marks As… puts the marks there.`,
      };
    case 'changed-on-disk':
      return {
        title: `${capital(name)} was changed by another program`,
        body: `Caveat has not written over it, and could not put it together with your marks${detail ? `: ${detail}` : ''}. Choose whose marks to go on with; the others are kept in a file of their own.`,
      };
    case 'conflict':
      return {
        title: `Somebody else changed ${detail === '1' ? 'a mark that you changed too' : `${detail ?? 'some'} marks that you changed too`}`,
        body: `Nothing was written over: ${name} has their version, this window has yours. Choose which of them stay, or keep both; then all is saved together.`,
      };
    case 'exists':
      return {
        title: `${capital(name)} already exists`,
        body: 'Nothing was written. Choose another name, or agree to replace it.',
      };
    case 'bad-name':
      return {
        title: `${capital(name)} is not a usable file name`,
        body: `Leave out slashes, colons and other signs that a system reserves${because}.`,
      };
    case 'io':
      return {
        title: `${capital(name)} could not be read or written`,
        body: `The system reported an error${because}; what was on disk before is whole. Check the disk, then try again.`,
      };
    case 'bad-request':
    case 'unknown-reference':
      return {
        title: 'Caveat’s window and its file service disagree',
        body: `This is a fault in Caveat${because}. Marks that are shown as saved are safe. Open the article again.`,
      };
    case 'rejected':
      return {
        title: 'The change did not fit the article',
        body: `It was taken back${because}, most often because another window changed the same mark. All other marks are safe. Look at this one, and change it again if it still needs it.`,
      };
    case 'disconnected':
      return {
        title: 'The connection to Caveat was lost',
        body: 'Keep this window open: it goes on trying, and holds what is not saved yet.',
      };
  }
}

/** Puts a notice into words. */
export function explainNotice(notice: Notice): Explanation {
  switch (notice.code) {
    case 'set-damaged':
      return {
        title: `The marks in “${notice.file}” could not be read`,
        body: notice.setAside
          ? `The file was renamed to “${notice.setAside}” and not changed (${notice.problem}). This window starts without marks.${fromBackup(notice)}`
          : `The file stays as it is, so nothing is saved here (${notice.problem}).${fromBackup(notice)}`,
      };
    case 'set-newer':
      return explain({ code: 'set-newer', file: notice.file, detail: String(notice.version) });
    case 'article-changed':
      return {
        title: `“${notice.file}” has changed since it was marked`,
        body:
          notice.marks === undefined
            ? 'You see the text as it was marked, with every mark on its words, because work that was not saved belongs to it. Close the article and open it again to see it as it is now.'
            : `You see it as it is now. ${fateInWords(notice.marks, notice.asking ?? 0, notice.orphans ?? 0)}`,
      };
    case 'article-rewritten':
      return {
        title: `“${notice.file}” was changed by another program`,
        body: 'You still see the text as it was when you opened it, with your marks on their words, and go on marking that. Close the article and open it again to see the new text: the marks move to their words there.',
      };
    case 'others-marks':
      return {
        title: `${ownersOf(notice.by)} ${notice.added > 0 ? 'were added to' : 'were changed in'} “${notice.file}”${countsInWords(notice)}`,
        body: 'Another program or computer saved them; they stand beside yours now, and yours are as they were.',
      };
    case 'article-missing':
      return {
        title: `“${notice.file}” is not beside its marks`,
        body: 'You see the text that was stored with the marks.',
      };
    case 'recovered':
      return {
        title: `${notice.count === 1 ? '1 change' : `${notice.count} changes`} to “${notice.file}” from the last time ${notice.count === 1 ? 'was' : 'were'} recovered`,
        body: 'Caveat ended before they could be saved beside the article. They are shown here and are being saved now.',
      };
    case 'kept-apart':
      return {
        title: `Some unsaved changes to “${notice.file}” are not shown`,
        body: 'They do not go with the marks or the text as they are on disk now, or could not be read. They stay in Caveat’s own folder.',
      };
    case 'dropped-copy':
      return {
        title: `A copy of “${notice.file}” was opened`,
        body: 'A browser does not say where a dropped file lives. The copy and its marks are in Caveat’s own folder; use Open… to work on the original, or Save Marks As… to put the marks beside it.',
      };
    case 'encoding-guessed':
      return {
        title: `Read as ${notice.encoding}, which is a guess`,
        body: 'The file is not UTF-8 and does not say what it is. Check accents, quotation marks and dashes before you mark.',
      };
  }
}

function ownersOf(names: readonly string[]): string {
  return names.length === 0 ? 'Marks' : `${new Intl.ListFormat('en').format(names.map((name) => `${name}’s`))} marks`;
}

/** How many marks came, changed and went: `: 3 new, 1 changed`. */
function countsInWords(counts: { readonly added: number; readonly changed: number; readonly removed: number }): string {
  const parts = [
    ...(counts.added > 0 ? [`${inDigits(counts.added)} new`] : []),
    ...(counts.changed > 0 ? [`${inDigits(counts.changed)} changed`] : []),
    ...(counts.removed > 0 ? [`${inDigits(counts.removed)} deleted`] : []),
  ];
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What became of the marks on an article that changed. */
function fateInWords(marks: number, asking: number, orphans: number): string {
  const kept = marks - asking - orphans;
  const are = (count: number, one: string, more: string) => `${inDigits(count)} ${count === 1 ? one : more}`;
  const parts = [
    ...(kept > 0 ? [are(kept, 'mark stands on its words', 'marks stand on their words')] : []),
    ...(asking > 0 ? [are(asking, 'asks to be looked at again', 'ask to be looked at again')] : []),
    ...(orphans > 0 ? [are(orphans, 'has lost its words and is kept', 'have lost their words and are kept')] : []),
  ];
  return parts.length === 0 ? 'Nothing was marked in it.' : `${new Intl.ListFormat('en').format(parts)}.`;
}

function fromBackup({ backup }: { readonly backup?: string }): string {
  return backup === undefined ? '' : ` “${backup}” holds an older version: File, Import Marks brings it back.`;
}
