import { z } from 'zod';
import { cardOf } from '#core/articles/card-of.ts';
import type { StoryCard } from '#core/articles/story-card.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listIdsNearText } from '#db/queries/related/related-stories.ts';
import { listStoriesByIds } from '#db/queries/site/public-lists.ts';
import { type Context, requireActor } from '../context.ts';

const input = z.object({
  text: z.string().max(20_000, 'field.too-long'),
  exceptId: z.uuid().optional(),
});
const most = 8;

/** Public stories similar to `text`, most similar first, without `exceptId`, the story being written. */
export async function suggestStories(context: Context, raw: unknown): Promise<StoryCard[]> {
  const ctx = requireActor(context);
  const { text, exceptId } = parseInput(input, raw);
  const ids = await listIdsNearText(ctx.db, { text, exceptId: exceptId ?? null, at: ctx.now() });
  const stories = new Map((await listStoriesByIds(ctx.db, ids)).map((story) => [story.id, story]));
  return ids
    .flatMap((id) => stories.get(id) ?? [])
    .slice(0, most)
    .map((story) => cardOf(story, null));
}
