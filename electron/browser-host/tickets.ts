import { randomBytes, timingSafeEqual } from 'node:crypto';

/** One-time tickets, and the session that each is exchanged for: 256 random bits, compared in constant time. */
export class Tickets {
  private readonly unused = new Set<string>();
  private readonly session = secret();

  /** A new ticket, good for one exchange. */
  issue(): string {
    const ticket = secret();
    this.unused.add(ticket);
    return ticket;
  }

  /** The session's secret, for a ticket that nobody has used before. */
  exchange(ticket: string): string | undefined {
    const found = [...this.unused].find((candidate) => same(candidate, ticket));
    if (found === undefined) return undefined;
    this.unused.delete(found);
    return this.session;
  }

  isSession(candidate: string | undefined): boolean {
    return candidate !== undefined && same(candidate, this.session);
  }
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
