import type { PublicStory } from '#core/articles/public-story.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import type { Services } from '../context.ts';
import { loadMostRead, mostReadInput } from '../page-views/shared/load-most-read.ts';

/**
 * The most-read stories in order, without counts, which are internal. Throws `request.invalid`,
 * `section.not-found`.
 */
export async function listPublicMostRead(
  { db, site }: Pick<Services, 'db' | 'site'>,
  raw: unknown,
): Promise<readonly PublicStory[]> {
  const { locale = site.locale, ...list } = parseInput(mostReadInput, raw);
  return loadMostRead(db, { ...list, locale });
}
