import { z } from 'zod';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import type { TagItem } from '#core/taxonomy/tag-item.ts';
import { mayEditTag } from '#core/taxonomy/tag-policy.ts';
import { listStoriesOfEvent, type StoryOfEvent } from '#db/queries/tags/key-moments.ts';
import { findTag } from '#db/queries/tags/tags.ts';
import { type Context, requireActor } from '../context.ts';

const input = z.object({ tagId: z.uuid('tag.not-found') });
const newestStories = 100;

/** The newest stories of an event with their key moments. Throws `tag.not-found`, `action.not-your-role`. */
export async function listMoments(
  context: Context,
  raw: z.input<typeof input>,
): Promise<{ tag: TagItem; stories: StoryOfEvent[] }> {
  const ctx = requireActor(context);
  const { tagId } = parseInput(input, raw);
  requireAllowed(mayEditTag(ctx.actor));
  const tag = await findTag(ctx.db, tagId, ctx.actor.id);
  if (tag === null || tag.type !== 'event') throw new DomainError('tag.not-found');
  return { tag, stories: await listStoriesOfEvent(ctx.db, { tagId, limit: newestStories }) };
}
