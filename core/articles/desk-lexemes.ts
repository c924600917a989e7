import { foldedLexeme } from '../search/lexeme.ts';
import { syllables } from '../text/syllables.ts';
import type { Priority } from './priority.ts';
import type { QueueState } from './queue.ts';

/** The facts of an article that the desk's lists index. */
export type DeskDocument = {
  readonly number: number;
  /** Empty if the words are sealed, so that search cannot find them. */
  readonly headline: string;
  readonly pile: QueueState;
  readonly sectionId: string;
  readonly savedAt: Date;
  readonly priority: Priority;
  readonly createdBy: string;
  readonly authorIds: readonly string[];
  readonly tagIds: readonly string[];
  readonly claimedBy: string | null;
  /** Submitted or published at some time; until then the article is private to its authors. */
  readonly isShared: boolean;
  /** Null once the work is done. */
  readonly dueAt: Date | null;
};

/**
 * Lexemes that cannot occur as a word of a headline. Values are ids and our own words, so they are not
 * folded.
 */
export const deskFacet = {
  owner: (personId: string) => `§owner:${personId}`,
  /** A draft that was never submitted, by its owner. */
  privateOf: (personId: string) => `§private:${personId}`,
  /** Has a deadline and is not done. */
  due: '§due',
  pile: (pile: QueueState) => `§pile:${pile}`,
  section: (id: string) => `§section:${id}`,
  author: (personId: string) => `§author:${personId}`,
  tag: (id: string) => `§tag:${id}`,
  priority: (priority: Priority) => `§priority:${priority}`,
  claimedBy: (personId: string) => `§claim:${personId}`,
  claimed: '§claim:any',
  /** In review and unclaimed. */
  unclaimed: '§claim:none',
  month: (at: Date) => `§month:${at.toISOString().slice(0, 7)}`,
  year: (year: number) => `§year:${year}`,
} as const;

/**
 * Every lexeme by which the desk's lists find an article: the words of its headline without accents, its
 * number and its facets.
 */
export function deskLexemes(article: DeskDocument): string[] {
  const owners = [...new Set([article.createdBy, ...article.authorIds])];
  const words = syllables(article.headline).map((syllable) => foldedLexeme(syllable.text));
  return [
    ...new Set([
      ...words,
      String(article.number),
      ...owners.map(deskFacet.owner),
      ...(article.isShared ? [] : owners.map(deskFacet.privateOf)),
      ...(article.dueAt === null ? [] : [deskFacet.due]),
      deskFacet.pile(article.pile),
      deskFacet.section(article.sectionId),
      ...article.authorIds.map(deskFacet.author),
      ...article.tagIds.map(deskFacet.tag),
      deskFacet.priority(article.priority),
      ...claimLexemes(article),
      deskFacet.month(article.savedAt),
      deskFacet.year(article.savedAt.getUTCFullYear()),
    ]),
  ];
}

function claimLexemes({ claimedBy, pile }: Pick<DeskDocument, 'claimedBy' | 'pile'>): string[] {
  if (claimedBy !== null) return [deskFacet.claimed, deskFacet.claimedBy(claimedBy)];
  return pile === 'in_review' ? [deskFacet.unclaimed] : [];
}
