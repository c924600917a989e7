import { z } from 'zod';
import { cardOf } from '#core/articles/card-of.ts';
import type { PublicStory } from '#core/articles/public-story.ts';
import type { StoryCard } from '#core/articles/story-card.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listNewestStories } from '#db/queries/site/public-lists.ts';
import { type Context, requireActor } from '../context.ts';
import { listBestStories } from '../shared/list-best-stories.ts';
import { readSearchTerms } from '../shared/read-search-terms.ts';

const input = z.object({ q: z.string().max(300, 'field.too-long').default('') });
const most = 12;

/** Public stories that contain the words of `q`, best first; the newest without a query. */
export async function findStories(context: Context, raw: unknown): Promise<StoryCard[]> {
  const ctx = requireActor(context);
  const { q } = parseInput(input, raw);
  return (await storiesFor(ctx, q)).map((story) => cardOf(story, null));
}

async function storiesFor(ctx: Context, q: string): Promise<PublicStory[]> {
  if (q.trim() === '') return listNewestStories(ctx.db, { limit: most });
  return listBestStories(ctx, { terms: await readSearchTerms(ctx, q), limit: most });
}
