import { z } from 'zod';
import { demand } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { tagKey } from '#core/taxonomy/tag-key.ts';
import { mayCreateTag } from '#core/taxonomy/tag-policy.ts';
import { TAG_TYPES } from '#core/taxonomy/tag-types.ts';
import type { Transaction } from '#db/client.ts';
import { findTagByKeys } from '#db/queries/tag-names.ts';
import { lockTagTree } from '#db/queries/tags.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { addTag } from './shared/add-tag.ts';
import { tagName } from './shared/tag-fields.ts';

const resolveInput = z.object({
  tags: z.array(z.object({ name: tagName, type: z.enum(TAG_TYPES).optional() })).max(30, 'field.too-many'),
});

/**
 * The ids of the tags that bear these names, in their order and each once: found by name or alias in any
 * spelling, otherwise added (a topic where no type is given). Throws as `createTag` does, except `tag.exists`.
 */
export async function resolveTags(context: Context, raw: z.input<typeof resolveInput>): Promise<string[]> {
  const ctx = requireActor(context);
  const { tags } = parseInput(resolveInput, raw);
  if (tags.length === 0) return [];
  const ids = await ctx.db.transaction(async (tx) => {
    const resolved: string[] = [];
    for (const tag of tags) resolved.push(await resolveOne(ctx, tx, tag));
    return resolved;
  });
  return [...new Set(ids)];
}

type Wanted = z.infer<typeof resolveInput>['tags'][number];

async function resolveOne(ctx: Context, tx: Transaction, { name, type = 'topic' }: Wanted): Promise<string> {
  const find = () => findTagByKeys(tx, [tagKey(name)]);
  // Asked once more when nobody else can add it.
  const known = (await find()) ?? (await lockTagTree(tx).then(find));
  if (known !== null) return known.id;
  demand(mayCreateTag(requireActor(ctx).actor, type));
  const id = await addTag(ctx, tx, { name, type, aliases: [], description: '' });
  await recordAdminAct(ctx, tx, {
    action: 'tag.create',
    subjectType: 'tag',
    subjectId: id,
    detail: { name, type },
  });
  return id;
}
