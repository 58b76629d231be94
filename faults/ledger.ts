import { appendFileSync } from 'node:fs';

/** What was tried against one part of the program, and how often something was lost. */
export interface Fault {
  readonly area: string;
  readonly fault: string;
  readonly tried: number;
  readonly lost: number;
  /** Figures that say more. */
  readonly note?: string;
}

/** Writes a fault down, a line of JSON each, where `CAVEAT_LEDGER` says. */
export function record(fault: Fault): void {
  const ledger = process.env.CAVEAT_LEDGER;
  if (ledger !== undefined) appendFileSync(ledger, `${JSON.stringify(fault)}\n`);
}
