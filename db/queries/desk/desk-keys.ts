import { and, type SQL, sql } from 'drizzle-orm';
import { deskFacet } from '#core/articles/desk-lexemes.ts';
import type { QueueState } from '#core/articles/queue.ts';
import { quotedLexeme } from '#core/search/lexeme.ts';
import { deskDocs } from '../../schema/desk-docs.ts';

/**
 * A disjoint part of a person's queue: submitted on some desks, their own, or private because never
 * submitted.
 */
export type DeskStream = {
  readonly kind: 'shared' | 'own' | 'private';
  /** Null: on every desk. */
  readonly sectionIds: readonly string[] | null;
  /** For the person's own, without those in a shared stream on these sections. */
  readonly exceptSharedIn?: readonly string[];
};

/**
 * The tsqueries that an article of this stream must match. Each is a separate index condition: GIN then
 * intersects the posting lists and skips ahead. That is cheaper than one combined tsquery, which is evaluated
 * for each article of the shortest list. Conditions are used in order, so usually rare ones come first.
 */
export function deskKeys(
  personId: string,
  stream: DeskStream,
  {
    state,
    lexemes,
    queries,
  }: {
    readonly state: QueueState | null;
    readonly lexemes: readonly string[];
    readonly queries: readonly string[];
  },
): string[] {
  const { sectionIds } = stream;
  return [
    ...ownerKey(personId, stream),
    ...(state === null ? [] : [quotedLexeme(deskFacet.pile(state))]),
    ...lexemes.map(quotedLexeme),
    ...queries,
    ...(sectionIds === null ? [] : [anyLexeme(sectionIds.map(deskFacet.section))]),
  ];
}

/** A tsquery that matches any of the lexemes. */
export function anyLexeme(lexemes: readonly string[]): string {
  return lexemes.map(quotedLexeme).join('|');
}

function ownerKey(personId: string, { kind, exceptSharedIn = [] }: DeskStream): string[] {
  const isPrivate = quotedLexeme(deskFacet.privateOf(personId));
  if (kind === 'shared') return [];
  if (kind === 'private') return [isPrivate];
  const isOwn = quotedLexeme(deskFacet.owner(personId));
  if (exceptSharedIn.length === 0) return [isOwn];
  return [`${isOwn} & (${isPrivate} | !(${anyLexeme(exceptSharedIn.map(deskFacet.section))}))`];
}

/**
 * The keys as a lateral row for `matchesKeys`. The planner cannot see through it, so it uses the lexeme index
 * regardless of its estimates.
 */
export function keyRow(keys: readonly string[]): SQL {
  return sql`(select ${sql.param(keys)}::text[] as keys offset 0) k`;
}

/**
 * Maximum number of keys for the index: few headlines match this many words, and each posting list costs
 * time.
 */
const askedOfIndex = 8;

/** Matches all keys of `k`: the first ones by the index, the others by rechecking the row. */
export function matchesKeys(keys: readonly string[]): SQL | undefined {
  return and(
    ...keys.map((_, index) => {
      const matches = sql`${deskDocs.document} @@ k.keys[${sql.raw(String(index + 1))}]::tsquery`;
      return index < askedOfIndex ? matches : sql`coalesce(${matches}, false)`;
    }),
  );
}

/**
 * Matches all keys of `k` and the stream. `shared` is true for nearly all stories, so it is checked in the
 * row. Its form keeps the planner from using the indexes of shared stories, which have another order.
 */
export function isOfStream(keys: readonly string[], { kind }: DeskStream): SQL | undefined {
  return and(matchesKeys(keys), kind === 'shared' ? sql`coalesce(${deskDocs.isShared}, false)` : undefined);
}
