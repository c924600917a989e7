import { z } from 'zod';
import { dayMs } from '#core/shared/day-ms.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { type DuplicateKind, findDuplicateTags } from '#core/taxonomy/find-duplicate-tags.ts';
import type { TagItem } from '#core/taxonomy/tag-item.ts';
import { mayEditTag } from '#core/taxonomy/tag-policy.ts';
import {
  countSearchableStories,
  listAllTagNames,
  listDistinctTags,
  listOrphanTags,
  listOverusedTags,
  listTagsByIds,
} from '#db/queries/tags/tag-maintenance.ts';
import { type Context, requireActor } from '../context.ts';

export const TAG_MAINTENANCE_KINDS = ['unused', 'duplicates', 'overused'] as const;
export type TagMaintenanceKind = (typeof TAG_MAINTENANCE_KINDS)[number];
const input = z.object({ list: z.enum(TAG_MAINTENANCE_KINDS) });

/** Tags that need maintenance, by kind of problem. */
export type TagMaintenance =
  | { readonly list: 'unused'; readonly items: readonly { readonly tag: TagItem }[] }
  | {
      readonly list: 'duplicates';
      readonly items: readonly {
        readonly tag: TagItem;
        readonly duplicate: TagItem;
        readonly likeness: DuplicateKind;
      }[];
    }
  | {
      readonly list: 'overused';
      readonly items: readonly {
        readonly tag: TagItem;
        readonly childCount: number;
        /** Percentage of all stories; null above the counting limit. */
        readonly percent: number | null;
      }[];
    };

const shownAtMost = 100;
/** A new tag may stay unused for a week. */
const orphanAfterMs = 7 * dayMs;
/**
 * The minimum number of stories of an overused tag, and its minimum share; such a tag says nothing to
 * readers.
 */
const overusedFrom = 50;
const overusedShare = 0.04;
const storiesCountedAtMost = 100_000;
/** Maximum number of tags that are compared; the rest have fewer stories. */
const comparedAtMost = 50_000;

/**
 * The tags that need an editor: unused, duplicates, or overused. Throws `action.not-your-role`,
 * `request.invalid`.
 */
export async function listTagMaintenance(
  context: Context,
  raw: z.input<typeof input>,
): Promise<TagMaintenance> {
  const ctx = requireActor(context);
  const { list } = parseInput(input, raw);
  requireAllowed(mayEditTag(ctx.actor));
  if (list === 'unused') {
    const before = new Date(ctx.now().getTime() - orphanAfterMs);
    const tags = await listOrphanTags(ctx.db, { before, limit: shownAtMost });
    return { list, items: tags.map((tag) => ({ tag })) };
  }
  return list === 'duplicates'
    ? { list, items: await duplicates(ctx) }
    : { list, items: await overused(ctx) };
}

async function duplicates(ctx: Context) {
  const distinct = await listDistinctTags(ctx.db);
  const found = findDuplicateTags(await listAllTagNames(ctx.db, comparedAtMost))
    .filter(({ ids }) => !distinct.has(ids.join()))
    .slice(0, shownAtMost);
  const tags = new Map(
    (await listTagsByIds(ctx.db, [...new Set(found.flatMap(({ ids }) => ids))])).map((tag) => [tag.id, tag]),
  );
  return found.flatMap(({ ids, likeness }) => {
    const [a, b] = ids.map((id) => tags.get(id));
    if (a === undefined || b === undefined) return [];
    // The tag with fewer stories is to be merged into the other.
    const [tag, duplicate] = a.storyCount <= b.storyCount ? [a, b] : [b, a];
    return [{ tag, duplicate, likeness }];
  });
}

async function overused(ctx: Context) {
  const stories = await countSearchableStories(ctx.db, storiesCountedAtMost);
  const least = Math.max(overusedFrom, Math.ceil(stories * overusedShare));
  const found = await listOverusedTags(ctx.db, { least, limit: shownAtMost });
  return found.map(({ tag, childCount }) => ({
    tag,
    childCount,
    percent: stories < storiesCountedAtMost ? Math.round((100 * tag.storyCount) / stories) : null,
  }));
}
