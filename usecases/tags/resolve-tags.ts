import { z } from 'zod';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { tagIdentity } from '#core/taxonomy/tag-key.ts';
import { mayCreateTag } from '#core/taxonomy/tag-policy.ts';
import { TAG_TYPES, type TagType } from '#core/taxonomy/tag-types.ts';
import type { Transaction } from '#db/client.ts';
import { lockTagTree } from '#db/queries/tags/tags.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { addTag, findTagsAlike, nearNames } from './shared/add-tag.ts';
import { recordCreated } from './shared/record-created.ts';
import { tagName } from './shared/tag-fields.ts';

const resolveInput = z.object({
  tags: z
    .array(
      z.object({
        name: tagName,
        type: z.enum(TAG_TYPES).default('topic'),
        createAnyway: z.boolean().default(false),
      }),
    )
    .max(30, 'field.too-many'),
});

/**
 * The distinct ids of the tags with these names, in order. They are found by name or alias in an equivalent
 * spelling, otherwise created for a draft (a topic by default). Throws as `createTag` does except
 * `tag.exists`: `tag.near` if a similar tag exists and `createAnyway` is not set.
 */
export async function resolveTags(context: Context, raw: z.input<typeof resolveInput>): Promise<string[]> {
  const ctx = requireActor(context);
  const { tags } = parseInput(resolveInput, raw);
  if (tags.length === 0) return [];
  return ctx.db.transaction(async (tx) => {
    const ids = new Map<string, string>();
    const added: { id: string; name: string; type: TagType }[] = [];
    for (const wanted of tags) {
      const identity = tagIdentity(wanted.name);
      if (ids.has(identity)) continue;
      const { id, isNew } = await findOrAdd(ctx, tx, wanted);
      ids.set(identity, id);
      if (isNew) added.push({ id, ...wanted });
    }
    // The audit rows come last: from the first one on, other writers wait.
    for (const tag of added) await recordCreated(ctx, tx, { ...tag, isPrivate: true });
    return [...new Set(ids.values())];
  });
}

type Wanted = z.infer<typeof resolveInput>['tags'][number];

async function findOrAdd(
  ctx: ActorContext,
  tx: Transaction,
  { name, type, createAnyway }: Wanted,
): Promise<{ id: string; isNew: boolean }> {
  const find = () => findTagsAlike(tx, name, ctx.actor.id);
  const first = await find();
  // Checked again under the lock, when no other transaction can add it.
  const { same, near } = first.same === null ? await lockTagTree(tx).then(find) : first;
  if (same !== null) return { id: same.id, isNew: false };
  requireAllowed(mayCreateTag(ctx.actor, type));
  if (near.length > 0 && !createAnyway) throw nearNames(name, near);
  const tag = { name, type, aliases: [], description: '', createAnyway: true, privateTo: ctx.actor.id };
  return { id: await addTag(ctx, tx, tag), isNew: true };
}
