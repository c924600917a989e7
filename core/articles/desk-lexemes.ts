import { foldedLexeme } from '../search/lexeme.ts';
import { syllables } from '../text/syllables.ts';
import type { Priority } from './priority.ts';
import type { QueueState } from './queue.ts';

/** What the desk's lists know of an article. */
export type DeskDocument = {
  readonly number: number;
  /** Empty where the words are sealed: what may not be read may not be found by its words. */
  readonly headline: string;
  readonly pile: QueueState;
  readonly sectionId: string;
  readonly savedAt: Date;
  readonly priority: Priority;
  readonly createdBy: string;
  readonly authorIds: readonly string[];
  readonly tagIds: readonly string[];
  readonly claimedBy: string | null;
  /** Submitted or published at some time; before that it is its authors' alone. */
  readonly isShared: boolean;
  /** Null where nothing is left to be done. */
  readonly dueAt: Date | null;
};

/** Lexemes that no word of a headline can be; the values are ids and words of ours, which need no folding. */
export const deskFacet = {
  owner: (personId: string) => `§owner:${personId}`,
  /** A draft that was never submitted, by whose it is. */
  privateOf: (personId: string) => `§private:${personId}`,
  /** Is due at some time, and not done. */
  due: '§due',
  pile: (pile: QueueState) => `§pile:${pile}`,
  section: (id: string) => `§section:${id}`,
  author: (personId: string) => `§author:${personId}`,
  tag: (id: string) => `§tag:${id}`,
  priority: (priority: Priority) => `§priority:${priority}`,
  claimedBy: (personId: string) => `§claim:${personId}`,
  claimed: '§claim:any',
  /** Waits for review, and nobody has claimed it. */
  unclaimed: '§claim:none',
  month: (at: Date) => `§month:${at.toISOString().slice(0, 7)}`,
  year: (year: number) => `§year:${year}`,
} as const;

/** Every lexeme by which the desk's lists find an article: the words of its headline without accents, its number, its facets. */
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
