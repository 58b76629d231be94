import type { Counting } from './offset-reading';
import type { ImportFailure, ImportReport } from './format';

/** How many notes of a kind are told one by one. */
const mostNotes = 100;

/** Keeps account of what becomes of everything that an import reads. */
export class ReportBuilder {
  private counts = { read: 0, placed: 0, review: 0 };
  private readonly failed: ImportFailure[] = [];
  private readonly notes = new Set<string>();
  private untold = 0;

  /** An annotation that is in the set now; `review` if it was only found by its words. */
  placed(review: boolean): void {
    this.counts.read++;
    if (review) this.counts.review++;
    else this.counts.placed++;
  }

  /** An annotation that could not be placed. */
  lost(where: string, reason: string): void {
    this.counts.read++;
    this.failed.push({ where, reason });
  }

  /** Something other than an annotation that could not be read. */
  unread(where: string, reason: string): void {
    this.failed.push({ where, reason });
  }

  /** Something that was understood and has no place, or was made to fit. Said once, however often it is so. */
  note(words: string): void {
    if (this.notes.size < mostNotes) this.notes.add(words);
    else if (!this.notes.has(words)) this.untold++;
  }

  report(counting?: Counting): ImportReport {
    const more = this.untold > 0 ? [`and ${this.untold} more of the kind`] : [];
    return { ...this.counts, failed: this.failed, notes: [...this.notes, ...more], ...(counting ? { counting } : {}) };
  }
}
