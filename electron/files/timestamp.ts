/** A time as it can stand in a file name: `20261124-093000`, UTC. */
export function timestamp(time: Date): string {
  return time.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15);
}
