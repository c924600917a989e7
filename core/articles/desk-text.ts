import { type PiledArticle, pileOf } from './pile-of.ts';

/** The slice of an article that says whether its working words are the desk's alone. */
export type WordedArticle = PiledArticle & {
  readonly embargoUntil: Date | null;
  readonly expiresAt: Date | null;
};

/**
 * Whether the desk's search keeps the working words of an article itself: everywhere but where readers have the very same
 * words, and go on having them. The words of a story that was taken down are sealed, and kept nowhere.
 */
export function hasDeskText(article: WordedArticle): boolean {
  if (article.publicState === 'taken_down') return false;
  return pileOf(article) !== 'live' || article.embargoUntil !== null || article.expiresAt !== null;
}
