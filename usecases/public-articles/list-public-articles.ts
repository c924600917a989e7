import { z } from 'zod';
import type { PublicStory } from '#core/articles/public-story.ts';
import { cursorFrom, cursorTo } from '#core/shared/cursor.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { wholeNumber } from '#core/shared/whole-number.ts';
import { listPublicStories } from '#db/queries/site/public-listing.ts';
import type { Services } from '../context.ts';
import { appliedFilters } from '../site/shared/applied-filters.ts';

const slug = z.string().min(1).max(120, 'field.too-long').optional();

export const listPublicInput = z.object({
  section: slug,
  tag: slug,
  author: slug,
  cursor: z.string().max(200, 'field.invalid').optional(),
  limit: wholeNumber({ min: 1, max: 100 }).default(20),
});

/**
 * Public stories that match every filter, newest first. Renamed and merged slugs are followed, like their
 * pages. Throws `request.invalid`.
 */
export async function listPublicArticles(
  { db }: Pick<Services, 'db'>,
  raw: unknown,
): Promise<{ items: PublicStory[]; nextCursor: string | null }> {
  const { cursor, limit, ...filters } = parseInput(listPublicInput, raw);
  const after = cursor === undefined ? undefined : cursorFrom(cursor);
  const before = after && { publishedAt: after.at, id: after.id };
  const { section, tag, author } = await appliedFilters({ db }, filters);
  const rows = await listPublicStories(db, { section, tag, author, before, limit: limit + 1 });
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? cursorTo({ at: last.publishedAt, id: last.id }) : null };
}
