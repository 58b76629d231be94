import { useState } from 'react';
import { Button, Checkbox, Input, Label, Radio, RadioGroup, TextField } from 'react-aria-components';
import type { Settings } from '../../../core/desk';
import { useStore } from '../../session/store';
import { useApp } from '../app-context';
import { ModalDialog } from './modal-dialog';

const themes = { system: 'As the system', light: 'Light', dark: 'Dark' } as const;

/** What the user can choose for all articles. Takes effect at once. */
export function SettingsDialog() {
  const app = useApp();
  const settings = useStore(app.settings);
  const [annotator, setAnnotator] = useState(settings.annotator);
  const change = (some: Partial<Settings>) => void app.changeSettings(some);
  return (
    <ModalDialog title="Settings" size="small">
      <TextField
        className="field"
        value={annotator}
        onChange={setAnnotator}
        onBlur={() => annotator !== settings.annotator && change({ annotator })}
      >
        <Label>Your name, as it stands in the sets you make</Label>
        <Input />
      </TextField>
      <RadioGroup
        className="field"
        value={settings.theme}
        onChange={(theme) => change({ theme: theme as Settings['theme'] })}
      >
        <Label>Theme</Label>
        {Object.entries(themes).map(([theme, label]) => (
          <Radio key={theme} value={theme} className="choice">
            <span className="choice-dot" aria-hidden="true" />
            {label}
          </Radio>
        ))}
      </RadioGroup>
      <Checkbox className="choice" isSelected={settings.letterKeys} onChange={(letterKeys) => change({ letterKeys })}>
        <span className="choice-box" aria-hidden="true" />
        Single letters mark (C, A, U, N, O)
      </Checkbox>
      <Checkbox className="choice" isSelected={settings.keepRecent} onChange={(keepRecent) => change({ keepRecent })}>
        <span className="choice-box" aria-hidden="true" />
        Remember recent articles
      </Checkbox>
      <div className="dialog-actions">
        <Button className="primary-button" onPress={() => app.dialog.set(undefined)}>
          Done
        </Button>
      </div>
    </ModalDialog>
  );
}
