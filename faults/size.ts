/** `FAULTS=long` tries what is too slow for every run: every byte instead of some, more kills, more inputs. */
export const isLong = process.env.FAULTS === 'long';
