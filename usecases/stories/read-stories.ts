import { z } from 'zod';
import { cardOf } from '#core/articles/card-of.ts';
import type { StoryCard } from '#core/articles/story-card.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listStoriesByIds } from '#db/queries/site/public-lists.ts';
import { type Context, requireActor } from '../context.ts';
import { idsInText } from '../shared/ids-in-text.ts';

const input = z.object({ ids: idsInText });

/** The public stories with these ids in their current state. */
export async function readStories(context: Context, raw: unknown): Promise<StoryCard[]> {
  const ctx = requireActor(context);
  return (await listStoriesByIds(ctx.db, parseInput(input, raw).ids)).map((story) => cardOf(story, null));
}
