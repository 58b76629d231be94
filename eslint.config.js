import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const noElectron = {
  name: 'electron',
  message: 'Only the Electron shell imports electron values.',
  allowTypeImports: true,
};
const inCore = ['**/electron/**', '**/renderer/**', 'node:*', 'react', 'react-dom', 'prosemirror-*', 'ws', 'electron'];

/** Which folder may import what: `electron → core ← renderer`. */
const restrict = (files, patterns, ignores = []) => ({
  files,
  ignores,
  rules: {
    '@typescript-eslint/no-restricted-imports': ['error', { paths: [noElectron], patterns: [{ group: patterns }] }],
  },
});

export default tseslint.config(
  { ignores: ['dist', 'out', '.cache', 'test-results', 'playwright-report'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: 'error',
      'no-console': ['error', { allow: ['error'] }],
    },
  },
  restrict(['core/**/*.ts'], inCore, ['core/**/*.test.ts']),
  restrict(['renderer/**/*.{ts,tsx}'], ['**/electron/**', 'node:*', 'electron'], ['renderer/**/*.test.{ts,tsx}']),
  restrict(['electron/**/*.ts'], ['**/renderer/**'], ['electron/main.ts', 'electron/preload.ts', 'electron/shell/**']),
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: [
      'playwright.config.ts',
      'scripts/**',
      'bench/**',
      'bin/**',
      'e2e/**',
      'electron/cli/**',
      'electron/browser-host/**',
    ],
    rules: { 'no-console': 'off' },
  },
);
