import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { windowOptions } from './window-options';

const look = { preload: '/app/preload.cjs', icon: '/app/icon.png', dark: false, devTools: false };

test('every switch of the security checklist is set, and nothing else', () => {
  expect(windowOptions(look).webPreferences).toStrictEqual({
    preload: '/app/preload.cjs',
    partition: 'caveat',
    devTools: false,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  });
});

test('a window is shown when it is painted, and has the paper’s colour until then', () => {
  const tokens = readFileSync(join(import.meta.dirname, '../../renderer/styles/tokens.css'), 'utf8');
  const [, light, dark] = /--paper: light-dark\((#\w+), (#\w+)\)/.exec(tokens) ?? [];
  expect(windowOptions(look)).toMatchObject({ show: false, backgroundColor: light });
  expect(windowOptions({ ...look, dark: true })).toMatchObject({ show: false, backgroundColor: dark });
});
