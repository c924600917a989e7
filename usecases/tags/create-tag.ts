import { z } from 'zod';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import type { TagItem } from '#core/taxonomy/tag-item.ts';
import { mayCreateTag, mayEditTag } from '#core/taxonomy/tag-policy.ts';
import { TAG_TYPES } from '#core/taxonomy/tag-types.ts';
import { invalidatePages } from '#db/queries/notifications/outbox.ts';
import { findTag, updateTag } from '#db/queries/tags/tags.ts';
import { type Context, requireActor } from '../context.ts';
import { addTag } from './shared/add-tag.ts';
import { recordCreated } from './shared/record-created.ts';
import { requirePlace } from './shared/require-place.ts';
import { tagAliasList, tagDescription, tagMediaTopic, tagName } from './shared/tag-fields.ts';

const createInput = z.object({
  name: tagName,
  type: z.enum(TAG_TYPES).default('topic'),
  aliases: tagAliasList.default([]),
  description: tagDescription.default(''),
  parentId: z.uuid('tag.not-found').nullable().default(null),
  pictureId: z.uuid('media.not-found').nullable().default(null),
  mediaTopic: tagMediaTopic.default(null),
  /** Creates the tag although a similar one exists, after a person's check. */
  createAnyway: z.boolean().default(false),
  /** For a draft: only its creator finds it until the desk can see a story with it. */
  inDraft: z.boolean().default(false),
});

/**
 * Creates a tag. Throws `tag.exists` {id, name} if a tag has the name, or an alias, in an equivalent spelling
 * (case, dashes, tone mark placement). Throws `tag.near` {called, near: [{id, name, type}]} if only accents
 * differ and `createAnyway` is not set. Throws `tag.no-latin-letters` {name} for a name without a letter or
 * digit for its address. Throws `tag.topics-only` for a contributor with another type. Throws
 * `action.not-your-role`, also for a parent, picture or media topic without the right to edit tags. Also
 * throws `tag.not-found`, `media.not-found`, `request.invalid`.
 */
export async function createTag(context: Context, raw: z.input<typeof createInput>): Promise<TagItem> {
  const ctx = requireActor(context);
  const input = parseInput(createInput, raw);
  const { parentId, pictureId, mediaTopic, inDraft } = input;
  requireAllowed(mayCreateTag(ctx.actor, input.type));
  if (parentId !== null || pictureId !== null || mediaTopic !== null) requireAllowed(mayEditTag(ctx.actor));
  return ctx.db.transaction(async (tx) => {
    const id = await addTag(ctx, tx, { ...input, privateTo: inDraft ? ctx.actor.id : null });
    await requirePlace(ctx, tx, { ...input, id });
    await updateTag(tx, id, { parentId, pictureId, mediaTopic });
    if (parentId !== null) await invalidatePages(tx, [`tag:${parentId}`]);
    const added = await findTag(tx, id, ctx.actor.id);
    if (added === null) throw new Error('A tag that was just added is gone.');
    await recordCreated(ctx, tx, { ...added, isPrivate: inDraft });
    return added;
  });
}
