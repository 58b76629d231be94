import { expect, it } from 'vitest';
import { noFilter } from '../../core/mark-filter';
import { Session } from '../session/session';
import { claim, FakeHost, openedArticle } from '../session/testing';
import { looksClasses } from './looks';

const one = claim('one', 0, 3);
const opened = openedArticle('one two', [one]);
const session = new Session(new FakeHost(opened), opened);

it('keeps, of dimmed marks, the kind that is shown, or else the selected one; with neither, nothing is dimmed', () => {
  expect(looksClasses(session)).toBe('');
  session.looks.set({ dimmed: true, rolesOnly: false });
  expect(looksClasses(session)).toBe('');
  session.selectAnnotation(one);
  expect(looksClasses(session)).toBe('dimmed keep-selected');
  session.filter.set({ ...noFilter, kind: 'attribution' });
  expect(looksClasses(session)).toBe('dimmed keep-kind keep-2');
  session.looks.set({ dimmed: true, rolesOnly: true });
  session.filter.set(noFilter);
  expect(looksClasses(session)).toBe('dimmed keep-selected roles-only');
});
