import { z } from 'zod';
import { demand } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { tagKey } from '#core/taxonomy/tag-key.ts';
import { mayCreateTag } from '#core/taxonomy/tag-policy.ts';
import { TAG_TYPES, type TagType } from '#core/taxonomy/tag-types.ts';
import type { Transaction } from '#db/client.ts';
import { findTagByKey } from '#db/queries/tag-names.ts';
import { lockTagTree } from '#db/queries/tags.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { addTag } from './shared/add-tag.ts';
import { tagName } from './shared/tag-fields.ts';

const resolveInput = z.object({
  tags: z
    .array(z.object({ name: tagName, type: z.enum(TAG_TYPES).default('topic') }))
    .max(30, 'field.too-many'),
});

/**
 * The ids of the tags that bear these names, in their order and each once: found by name or alias in any
 * spelling, otherwise added (a topic where no type is given). Throws as `createTag` does, except `tag.exists`.
 */
export async function resolveTags(context: Context, raw: z.input<typeof resolveInput>): Promise<string[]> {
  const ctx = requireActor(context);
  const { tags } = parseInput(resolveInput, raw);
  if (tags.length === 0) return [];
  return ctx.db.transaction(async (tx) => {
    const ids = new Map<string, string>();
    const added: { id: string; name: string; type: TagType }[] = [];
    for (const wanted of tags) {
      const key = tagKey(wanted.name);
      if (ids.has(key)) continue;
      const { id, isNew } = await findOrAdd(ctx, tx, wanted);
      ids.set(key, id);
      if (isNew) added.push({ id, ...wanted });
    }
    // The acts last: from the first of them on, whoever writes waits.
    for (const { id, name, type } of added) {
      await recordAdminAct(ctx, tx, {
        action: 'tag.create',
        subjectType: 'tag',
        subjectId: id,
        detail: { name, type },
      });
    }
    return [...new Set(tags.flatMap(({ name }) => ids.get(tagKey(name)) ?? []))];
  });
}

type Wanted = z.infer<typeof resolveInput>['tags'][number];

async function findOrAdd(
  ctx: ActorContext,
  tx: Transaction,
  { name, type }: Wanted,
): Promise<{ id: string; isNew: boolean }> {
  const find = () => findTagByKey(tx, tagKey(name));
  // Asked once more when nobody else can add it.
  const known = (await find()) ?? (await lockTagTree(tx).then(find));
  if (known !== null) return { id: known.id, isNew: false };
  demand(mayCreateTag(ctx.actor, type));
  return { id: await addTag(ctx, tx, { name, type, aliases: [], description: '' }), isNew: true };
}
