import { and, type SQL, sql } from 'drizzle-orm';
import { deskFacet } from '#core/articles/desk-lexemes.ts';
import type { QueueState } from '#core/articles/queue.ts';
import { quotedLexeme } from '#core/search/lexeme.ts';
import { deskDocs } from '../schema/desk-docs.ts';

/**
 * One of the lists of which a person's queue is made, no article in two of them: what was handed in on some desks, what
 * is the person's own, or what is theirs alone because it was never handed in.
 */
export type DeskStream = {
  readonly kind: 'shared' | 'own' | 'private';
  /** Null: on every desk. */
  readonly sectionIds: readonly string[] | null;
  /** Of the person's own, not what a shared stream on these sections has already. */
  readonly exceptSharedIn?: readonly string[];
};

/**
 * The tsqueries all of which an article of this stream matches that has these lexemes and
 * matches these queries. Each is asked of the index by
 * itself: it then goes through the lists of articles side by side and leaps from one to the next that is in all, which
 * is cheaper than one tsquery of them all, evaluated for each article on the shortest list. It leaps in the order of the
 * keys, so what is usually rare comes first.
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

/** A tsquery of which a document has at least one lexeme. */
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
 * Keys as a row to join laterally, for `matchesKeys`. The planner does not see through it, so that it takes the index
 * of the lexemes whatever it thinks of them.
 */
export function keyRow(keys: readonly string[]): SQL {
  return sql`(select ${sql.param(keys)}::text[] as keys offset 0) k`;
}

/** So many keys are asked of the index: hardly any headline has as many words of a search, and each list is gone through. */
const askedOfIndex = 8;

/** Matches all keys of `k`: what the index finds by the first of them is held to the others where it stands. */
export function matchesKeys(keys: readonly string[]): SQL | undefined {
  return and(
    ...keys.map((_, index) => {
      const matches = sql`${deskDocs.document} @@ k.keys[${sql.raw(String(index + 1))}]::tsquery`;
      return index < askedOfIndex ? matches : sql`coalesce(${matches}, false)`;
    }),
  );
}

/**
 * Matches all keys of `k` and is of the stream. What nearly every story is (shared) is looked at in the row, and so that
 * the planner does not think of the indexes of shared stories, which are in an order of their own.
 */
export function isOfStream(keys: readonly string[], { kind }: DeskStream): SQL | undefined {
  return and(matchesKeys(keys), kind === 'shared' ? sql`coalesce(${deskDocs.isShared}, false)` : undefined);
}
