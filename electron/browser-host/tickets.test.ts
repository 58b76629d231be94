import { expect, test } from 'vitest';
import { Tickets } from './tickets';

test('a ticket is exchanged for the session, once', () => {
  const tickets = new Tickets();
  const ticket = tickets.issue();
  const session = tickets.exchange(ticket);
  expect(tickets.isSession(session)).toBe(true);
  expect(tickets.exchange(ticket)).toBeUndefined();
});

test('each window has a ticket of its own, and they share the session', () => {
  const tickets = new Tickets();
  const [first, second] = [tickets.issue(), tickets.issue()];
  expect(first).not.toBe(second);
  expect(tickets.exchange(second)).toBe(tickets.exchange(first));
});

test('what was not issued opens nothing, and a ticket is not the session', () => {
  const tickets = new Tickets();
  const ticket = tickets.issue();
  const elsewhere = new Tickets();
  for (const made of ['', ticket.slice(1), `${ticket}x`, ticket.toLowerCase(), elsewhere.issue()])
    expect(tickets.exchange(made)).toBeUndefined();
  for (const made of [undefined, '', ticket, elsewhere.exchange(elsewhere.issue())])
    expect(tickets.isSession(made)).toBe(false);
});

test('secrets have 256 bits', () => {
  const tickets = new Tickets();
  const ticket = tickets.issue();
  expect(Buffer.from(ticket, 'base64url')).toHaveLength(32);
  expect(Buffer.from(tickets.exchange(ticket) as string, 'base64url')).toHaveLength(32);
});
