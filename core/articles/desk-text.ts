import { type PiledArticle, pileOf } from './pile-of.ts';

/** The facts of an article that decide whether its working text is private to the desk. */
export type WordedArticle = PiledArticle & {
  readonly embargoUntil: Date | null;
  readonly expiresAt: Date | null;
};

/**
 * True if the desk's own search index holds the working text. It does not if readers have the same text and
 * keep it. The text of a taken-down story is sealed and indexed nowhere.
 */
export function hasDeskText(article: WordedArticle): boolean {
  if (article.publicState === 'taken_down') return false;
  return pileOf(article) !== 'live' || article.embargoUntil !== null || article.expiresAt !== null;
}
