import {
  compareAnnotations,
  compareRelations,
  instant,
  relationSchema,
  type Annotation,
  type Fragment,
  type Relation,
} from '../annotation';
import { emptySet, type AnnotationSet, type Annotator } from '../annotation-set';
import { maxNesting, tooDeep } from '../nesting';
import { excerpt } from '../problem';
import type { Scheme } from '../scheme';
import { schemeIndex } from '../scheme-index';
import { fitAnnotation } from './fitting';
import type { ImportContext, Imported } from './format';
import type { Ground } from './import-ground';
import type { ReportBuilder } from './import-report';
import { inOrder, type Placing, type Told } from './placing';

/** A fragment before it is placed: what the file tells of it, and what else is known. */
export interface ToldFragment extends Told {
  readonly role?: string | undefined;
  /** Keys that this version does not know. */
  readonly more?: object;
}

/** An annotation before it is placed. What is left out is as in a new one. */
export type ToldAnnotation = Partial<Omit<Annotation, 'fragments' | 'kind'>> & {
  readonly kind: string;
  readonly fragments: readonly ToldFragment[];
};

/**
 * Builds a sound set out of what a file tells: fragments placed, labels made to fit, ids unique, relations with two ends.
 * Whatever has to give way is in the report.
 */
export class SetBuilder {
  private readonly annotations = new Map<string, Annotation>();
  private readonly relations = new Map<string, Relation>();
  private readonly annotators: Map<string, Annotator>;
  private readonly base: AnnotationSet;

  constructor(
    ground: Pick<Ground, 'info' | 'text'>,
    private readonly context: ImportContext,
    private readonly report: ReportBuilder,
    /** What the file says of the set as a whole. */
    shell: Partial<Pick<AnnotationSet, 'scheme' | 'annotators' | 'orphans' | 'coverage' | 'previous' | 'extra'>> = {},
  ) {
    this.base = { ...emptySet(ground.info, ground.text), scheme: context.scheme, ...shell };
    this.annotators = new Map(this.base.annotators.map((annotator) => [annotator.id, annotator]));
  }

  get scheme(): Scheme {
    return this.base.scheme;
  }

  /** Adds an annotation, if it can be placed, and answers its id. */
  add(where: string, { fragments, ...told }: ToldAnnotation, placing: Placing): string | undefined {
    let review = false;
    const placed: Fragment[] = [];
    for (const { role, more, ...one } of fragments) {
      const place = placing.place(one);
      if (!place.ok) {
        this.report.lost(where, place.error);
        return undefined;
      }
      review ||= place.value.review;
      placed.push({ ...more, ...place.value.span, ...(role === undefined ? {} : { role }) });
    }
    const { kept, overlapping } = inOrder(placed);
    if (overlapping > 0) this.report.note(`${where}: ${overlapping} of its stretches lie over others and are left out`);
    const { now, annotator } = this.context;
    const candidate: Annotation = {
      attributes: {},
      confidence: 'unset',
      note: '',
      tags: [],
      evidence: [],
      origin: 'imported',
      createdBy: annotator.id,
      created: now,
      modified: told.created ?? now,
      ...told,
      id: this.freeId(where, told.id),
      fragments: kept,
    };
    const fitted = fitAnnotation(candidate, this.scheme);
    if (!fitted.ok) {
      this.report.lost(where, fitted.error);
      return undefined;
    }
    for (const what of fitted.value.dropped) this.report.note(`${where}: left out ${what}`);
    this.annotations.set(candidate.id, fitted.value.annotation);
    if (told.createdBy === undefined) this.annotator(annotator);
    if (review)
      this.report.note(`${where}: found by its words ${excerpt(this.base.text.slice(kept[0]?.start, kept[0]?.end))}`);
    this.report.placed(review);
    return candidate.id;
  }

  addRelation(where: string, told: Omit<Relation, 'id'> & { readonly id?: string | undefined }): void {
    const id = told.id !== undefined && !this.relations.has(told.id) ? told.id : this.context.makeId();
    const relation: Relation = { ...told, id };
    if (!schemeIndex(this.scheme).relationTypes.has(relation.type))
      return this.report.note(
        `${where}: left out a link, because the scheme has no relation type ${excerpt(relation.type)}`,
      );
    const [issue] = relationSchema.safeParse(relation).error?.issues ?? [];
    if (issue) return this.report.unread(where, `${issue.path.join('.')}: ${issue.message}`);
    if (tooDeep(relation, maxNesting - 5)) return this.report.unread(where, 'it is nested too deep');
    for (const end of [relation.from, relation.to])
      if (!this.annotations.has(end) && !this.base.orphans.some((orphan) => orphan.id === end))
        return this.report.unread(where, `nothing was imported that has the id ${excerpt(end)}`);
    this.relations.set(id, relation);
  }

  /** Makes sure that an annotator is in the set. */
  annotator(annotator: Annotator): void {
    if (!this.annotators.has(annotator.id)) this.annotators.set(annotator.id, annotator);
  }

  /** Ends the import; `placing` tells what the offsets were found to count. */
  finish(placing?: Placing): Imported {
    const set: AnnotationSet = {
      ...this.base,
      annotators: [...this.annotators.values()],
      annotations: [...this.annotations.values()].sort(compareAnnotations),
      relations: [...this.relations.values()].sort(compareRelations),
    };
    return { set, report: this.report.report(placing?.counting) };
  }

  private freeId(where: string, id: string | undefined): string {
    if (id === undefined) return this.context.makeId();
    if (!this.annotations.has(id) && !this.base.orphans.some((orphan) => orphan.id === id)) return id;
    this.report.note(`${where}: the id ${excerpt(id)} is used twice; this one has a new one`);
    return this.context.makeId();
  }
}

/** An instant out of another program, if it is one. */
export function instantOf(value: unknown): string | undefined {
  return instant.safeParse(value).success ? (value as string) : undefined;
}
