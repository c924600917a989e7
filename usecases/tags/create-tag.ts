import { z } from 'zod';
import { demand } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import type { TagItem } from '#core/taxonomy/tag-item.ts';
import { mayCreateTag, mayEditTag } from '#core/taxonomy/tag-policy.ts';
import { TAG_TYPES } from '#core/taxonomy/tag-types.ts';
import { tellPages } from '#db/queries/outbox.ts';
import { findTag, updateTag } from '#db/queries/tags.ts';
import { type Context, requireActor } from '../context.ts';
import { addTag } from './shared/add-tag.ts';
import { demandPlace } from './shared/demand-place.ts';
import { recordCreated } from './shared/record-created.ts';
import { tagAliasList, tagDescription, tagMediaTopic, tagName } from './shared/tag-fields.ts';

const createInput = z.object({
  name: tagName,
  type: z.enum(TAG_TYPES).default('topic'),
  aliases: tagAliasList.default([]),
  description: tagDescription.default(''),
  parentId: z.uuid('tag.not-found').nullable().default(null),
  pictureId: z.uuid('media.not-found').nullable().default(null),
  mediaTopic: tagMediaTopic.default(null),
  /** Also where a tag is called nearly so: somebody has looked, and it is another one. */
  createAnyway: z.boolean().default(false),
  /** It is for a draft: its maker alone finds it until the desk sees a story that bears it. */
  inDraft: z.boolean().default(false),
});

/**
 * Adds a tag. Throws `tag.exists` {id, name} where one bears the name, or an alias, in an equivalent spelling (case, dashes, place of the
 * tone), `tag.near` {called, near: [{id, name, type}]} where only accents tell them apart and it is not to be created anyway,
 * `tag.topics-only` for a contributor who names anything but a topic, `action.not-your-role` also for one who gives it a
 * place, a picture or a media topic without tending tags, `tag.not-found`, `media.not-found`, `request.invalid`.
 */
export async function createTag(context: Context, raw: z.input<typeof createInput>): Promise<TagItem> {
  const ctx = requireActor(context);
  const input = parseInput(createInput, raw);
  const { parentId, pictureId, mediaTopic, inDraft } = input;
  demand(mayCreateTag(ctx.actor, input.type));
  if (parentId !== null || pictureId !== null || mediaTopic !== null) demand(mayEditTag(ctx.actor));
  return ctx.db.transaction(async (tx) => {
    const id = await addTag(ctx, tx, { ...input, privateTo: inDraft ? ctx.actor.id : null });
    await demandPlace(ctx, tx, id, input);
    await updateTag(tx, id, { parentId, pictureId, mediaTopic });
    if (parentId !== null) await tellPages(tx, [`tag:${parentId}`]);
    const added = await findTag(tx, id, ctx.actor.id);
    if (added === null) throw new Error('A tag that was just added is gone.');
    await recordCreated(ctx, tx, { ...added, isPrivate: inDraft });
    return added;
  });
}
