import { expect, test } from 'vitest';
import { isAppAddress } from './origin';

test.each(['app://caveat/', 'app://caveat', 'app://caveat/assets/index.js', 'app://caveat/?a=b#c'])(
  '%s is the app’s own',
  (address) => expect(isAppAddress(address)).toBe(true),
);

test.each([
  'app://caveat.evil.example/',
  'app://caveat@evil.example/',
  'app://user@caveat/',
  'app://user:secret@caveat/',
  'app://caveat:8080/',
  'app://evil/',
  'app://x@evil/caveat',
  'app:caveat',
  'app:evil',
  'app:///caveat',
  'apps://caveat/',
  'https://caveat/',
  'http://127.0.0.1/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,<script>1</script>',
  'blob:app://caveat/1',
  'about:blank',
  'devtools://devtools/',
  ' ',
  '',
])('%j is not', (address) => expect(isAppAddress(address)).toBe(false));
