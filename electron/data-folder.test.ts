import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { defaultDataFolder } from './data-folder';

test.each([
  ['linux', {}, '/home/ada/.local/share/caveat'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/data/caveat'],
  ['linux', { XDG_DATA_HOME: '' }, '/home/ada/.local/share/caveat'],
  ['linux', { XDG_DATA_HOME: 'data' }, '/home/ada/.local/share/caveat'],
  ['freebsd', {}, '/home/ada/.local/share/caveat'],
  ['darwin', { XDG_DATA_HOME: '/data' }, '/home/ada/Library/Application Support/Caveat'],
  ['darwin', { CAVEAT_DATA_FOLDER: '/elsewhere' }, '/elsewhere'],
] as const)('on %s with %j it is %s', (platform, env, folder) => {
  expect(defaultDataFolder('/home/ada', platform, env)).toBe(folder);
});

test('on Windows it is in the roaming application data', () => {
  const home = 'C:\\Users\\ada';
  expect(defaultDataFolder(home, 'win32', { APPDATA: 'D:\\Roaming' })).toBe('D:\\Roaming\\Caveat');
  expect(defaultDataFolder(home, 'win32', {})).toBe('C:\\Users\\ada\\AppData\\Roaming\\Caveat');
});

test('a folder of the user’s choice is made absolute, so that no later change of folder moves it', () => {
  expect(defaultDataFolder('/home/ada', 'linux', { CAVEAT_DATA_FOLDER: 'data' })).toBe(resolve('data'));
});
