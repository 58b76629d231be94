import { useCallback, useState } from 'react';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import type { DeskError, FolderListing, WritePlace } from '../../../core/desk';
import { explain } from '../../../core/messages';
import { useApp } from '../app-context';
import { FolderBrowser } from './folder-browser';
import { ModalDialog } from './modal-dialog';

/** Chooses a folder and a name to write to, and asks before a file is replaced. */
export function PlaceDialog({
  title,
  file,
  done,
}: {
  readonly title: string;
  readonly file: string;
  readonly done: (place: WritePlace | undefined) => void;
}) {
  const app = useApp();
  const [name, setName] = useState(file);
  const [folder, setFolder] = useState<string>();
  const [asked, setAsked] = useState<WritePlace>();
  const [error, setError] = useState<DeskError>();
  const onListing = useCallback((listing: FolderListing) => {
    setFolder(listing.folder);
    setAsked(undefined);
  }, []);
  const finish = (place: WritePlace | undefined) => {
    app.dialog.set(undefined);
    done(place);
  };
  const submit = async () => {
    if (asked) return finish(asked);
    if (folder === undefined) return;
    const answer = await app.desk.request('place/name', { folder, file: name });
    if (!answer.ok) setError(answer.error);
    else if (answer.value.exists) setAsked(answer.value);
    else finish(answer.value);
  };
  return (
    <ModalDialog title={title} size="large" onClose={() => done(undefined)}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          autoFocus
          className="field"
          value={name}
          onChange={(value) => {
            setName(value);
            setAsked(undefined);
            setError(undefined);
          }}
        >
          <Label>File name</Label>
          <Input />
        </TextField>
        <FolderBrowser onListing={onListing} />
        <div role="alert">
          {error && (
            <p className="field-error">
              {explain(error).title}. {explain(error).body}
            </p>
          )}
          {asked && (
            <p className="field-error">“{asked.file}” is already in this folder. Replacing it cannot be undone.</p>
          )}
        </div>
        <div className="dialog-actions">
          <Button className="quiet-button" onPress={() => finish(undefined)}>
            Cancel
          </Button>
          <Button
            type="submit"
            className={asked ? 'primary-button danger' : 'primary-button'}
            isDisabled={name.trim() === ''}
          >
            {asked ? 'Replace' : 'Save here'}
          </Button>
        </div>
      </Form>
    </ModalDialog>
  );
}
