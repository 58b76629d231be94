import { useEffect, useState } from 'react';
import { Button, Label, Radio, RadioGroup } from 'react-aria-components';
import { supportedEncodings } from '../../../core/encodings';
import type { Answer } from '../../../core/desk';
import { explain } from '../../../core/messages';
import { useApp, useSession } from '../app-context';
import { ModalDialog } from './modal-dialog';

/** Chooses the encoding an article is read in, with a preview of how it would read. */
export function EncodingDialog() {
  const app = useApp();
  const session = useSession();
  const current = session?.opened.set.article.encoding ?? 'utf-8';
  const [encoding, setEncoding] = useState(current);
  const [preview, setPreview] = useState<Answer<'article/preview'>>();
  const article = session?.id;
  useEffect(() => {
    if (article === undefined) return undefined;
    let stale = false;
    void app.desk.request('article/preview', { article, encoding }).then((answer) => {
      if (!stale) setPreview(answer);
    });
    return () => {
      stale = true;
    };
  }, [app, article, encoding]);
  if (!session) return null;
  const marked = session.annotations.length > 0;
  return (
    <ModalDialog title="Text encoding" size="large">
      <div className="encoding-choice">
        <RadioGroup className="field" value={encoding} onChange={setEncoding}>
          <Label>Read the file as</Label>
          {supportedEncodings.map(({ label, name }) => (
            <Radio key={label} value={label} className="choice">
              <span className="choice-dot" aria-hidden="true" />
              {name}
            </Radio>
          ))}
        </RadioGroup>
        <div className="preview" role="region" aria-label="Preview" aria-live="polite" tabIndex={0} dir="auto">
          {preview?.ok && preview.value.sample}
          {preview && !preview.ok && <p className="field-error">{explain(preview.error).body}</p>}
        </div>
      </div>
      {marked && <p className="hint">{explain({ code: 'has-marks', file: session.opened.set.article.file }).body}</p>}
      <div className="dialog-actions">
        <Button className="quiet-button" onPress={() => app.dialog.set(undefined)}>
          Cancel
        </Button>
        <Button
          className="primary-button"
          isDisabled={marked || encoding === current || !preview?.ok}
          onPress={() => app.open(app.desk.request('article/reopen', { article: session.id, encoding }))}
        >
          Read again
        </Button>
      </div>
    </ModalDialog>
  );
}
