import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Lifetime } from './lifetime';

const end = vi.fn();
const patience = { first: 1000, closed: 10, broken: 100 };
const start = () => new Lifetime(end, patience);

beforeEach(() => {
  end.mockClear();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test('ends when no window ever comes', () => {
  const lifetime = start();
  vi.advanceTimersByTime(999);
  expect(end).not.toHaveBeenCalled();
  expect(lifetime.hadWindow).toBe(false);
  vi.advanceTimersByTime(1);
  expect(end).toHaveBeenCalledOnce();
});

test('stays as long as there is a window', () => {
  const lifetime = start();
  lifetime.changed(1, false);
  lifetime.changed(2, false);
  lifetime.changed(1, true);
  vi.advanceTimersByTime(100_000);
  expect(end).not.toHaveBeenCalled();
  expect(lifetime.hadWindow).toBe(true);
});

test('ends soon after the last window was closed', () => {
  const lifetime = start();
  lifetime.changed(1, false);
  lifetime.changed(0, true);
  vi.advanceTimersByTime(9);
  expect(end).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(end).toHaveBeenCalledOnce();
});

test('outlives a reload', () => {
  const lifetime = start();
  lifetime.changed(1, false);
  lifetime.changed(0, true);
  vi.advanceTimersByTime(9);
  lifetime.changed(1, false);
  vi.advanceTimersByTime(100_000);
  expect(end).not.toHaveBeenCalled();
});

test('waits longer for a window whose connection broke', () => {
  const lifetime = start();
  lifetime.changed(1, false);
  lifetime.changed(0, false);
  vi.advanceTimersByTime(99);
  expect(end).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(end).toHaveBeenCalledOnce();
});

test('says nothing once it is stopped', () => {
  start().stop();
  vi.advanceTimersByTime(100_000);
  expect(end).not.toHaveBeenCalled();
});

test('is patient by default: minutes for a broken connection, seconds for a closed window', () => {
  const lifetime = new Lifetime(end);
  lifetime.changed(1, false);
  lifetime.changed(0, false);
  vi.advanceTimersByTime(60_000);
  expect(end).not.toHaveBeenCalled();
  lifetime.changed(1, false);
  lifetime.changed(0, true);
  vi.advanceTimersByTime(2000);
  expect(end).not.toHaveBeenCalled();
  vi.advanceTimersByTime(10_000);
  expect(end).toHaveBeenCalledOnce();
});
