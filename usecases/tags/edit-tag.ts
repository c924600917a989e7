import { z } from 'zod';
import { changesOf } from '#core/shared/changes-of.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { aliasesAfter } from '#core/taxonomy/tag-changes.ts';
import type { TagItem } from '#core/taxonomy/tag-item.ts';
import { tagIdentity, tagKey } from '#core/taxonomy/tag-key.ts';
import { mayEditTag } from '#core/taxonomy/tag-policy.ts';
import { TAG_TYPES } from '#core/taxonomy/tag-types.ts';
import { slugFor } from '#core/text/slug.ts';
import type { Transaction } from '#db/client.ts';
import { invalidatePages } from '#db/queries/notifications/outbox.ts';
import { renameFacet } from '#db/queries/search/facets.ts';
import {
  deleteTagAliasesNamed,
  findTag,
  findTagForUpdate,
  insertTagAliases,
  listArticlesTagged,
  lockTagTree,
  type TagRow,
  updateTag,
} from '#db/queries/tags/tags.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { freeTagSlug, requireFreeNames } from './shared/add-tag.ts';
import { redirectTag } from './shared/redirect-tag.ts';
import { requirePlace } from './shared/require-place.ts';
import { tagAliasesMax, tagDescription, tagMediaTopic, tagName } from './shared/tag-fields.ts';

const aliasesAtOnce = z.array(tagName).max(1_000, 'field.too-many');
const editInput = z.object({
  id: z.uuid('tag.not-found'),
  name: tagName.optional(),
  type: z.enum(TAG_TYPES).optional(),
  aliases: aliasesAtOnce.optional(),
  aliasChanges: z.object({ added: aliasesAtOnce, removed: aliasesAtOnce }).optional(),
  description: tagDescription.optional(),
  parentId: z.uuid('tag.not-found').nullable().optional(),
  pictureId: z.uuid('media.not-found').nullable().optional(),
  mediaTopic: tagMediaTopic.optional(),
  /** Saves although a tag with a similar name exists, after a person's check. */
  createAnyway: z.boolean().default(false),
});

/**
 * Changes a tag. After a rename the old name becomes an alias and the old URL redirects. `aliases` replaces
 * all aliases; `aliasChanges` are applied to the current ones. Throws `tag.not-found`, `tag.exists` {id,
 * name}, `tag.near` {called, near} and `tag.no-latin-letters` as `createTag` does, `tag.own-descendant`,
 * `media.not-found`, `media.rights-ended`, `action.not-your-role`.
 */
export async function editTag(context: Context, raw: z.input<typeof editInput>): Promise<TagItem> {
  const ctx = requireActor(context);
  const { id, aliases: allAliases, aliasChanges, createAnyway, ...columns } = parseInput(editInput, raw);
  requireAllowed(mayEditTag(ctx.actor));
  return ctx.db.transaction(async (tx) => {
    await lockTagTree(tx);
    const before = await findTagForUpdate(tx, id, ctx.actor.id);
    const shown = await findTag(tx, id, ctx.actor.id);
    if (before === null || shown === null) throw new DomainError('tag.not-found');
    const name = columns.name ?? before.name;
    const aliases = aliasesAfter(allAliases ?? shown.aliases, aliasChanges ?? { added: [], removed: [] });
    // A number of aliases that merges and renames produced may stay; otherwise the tag could not be edited
    // any more.
    if (aliases.length > Math.max(tagAliasesMax, shown.aliases.length)) {
      throw new DomainError('request.invalid', { fieldErrors: { aliases: 'field.too-many' } });
    }
    const slug = await slugAfter(tx, before, name);
    const isRenamed = name !== before.name;
    if (isRenamed || allAliases || aliasChanges) {
      await renewAliases(ctx, tx, { before, name, had: shown.aliases, aliases, createAnyway });
    }
    await requirePlace(ctx, tx, { ...changesOf(before, columns).to, id });
    await updateTag(tx, id, { ...columns, fold: isRenamed ? tagKey(name) : before.fold, slug });
    if (slug !== before.slug) {
      await redirectTag(tx, { from: before.slug, to: slug, at: ctx.now() });
      await renameFacet(tx, { kind: 'tag', from: before.slug, to: slug });
    }
    const tagged = await listArticlesTagged(tx, id);
    const family = [before.parentId, columns.parentId].filter((each) => each != null);
    await invalidatePages(tx, [
      ...['home', 'feeds', `tag:${id}`],
      ...family.map((tagId) => `tag:${tagId}`),
      ...tagged.map((articleId) => `article:${articleId}`),
    ]);
    const after = await findTag(tx, id, ctx.actor.id);
    if (after === null) throw new Error('A tag that was just edited is gone.');
    await recordAdminAct(ctx, tx, {
      action: 'tag.edit',
      subjectType: 'tag',
      subjectId: id,
      detail: { name: after.name, from: kept(shown), to: kept(after) },
    });
    return after;
  });
}

/** The slug follows the name only if the new name gives another slug, not if only an accent was corrected. */
async function slugAfter(tx: Transaction, before: TagRow, name: string): Promise<string> {
  return slugFor(name, '') === slugFor(before.name, '') ? before.slug : freeTagSlug(tx, name, before.slug);
}

/**
 * Only new names are checked and written. An existing one may have a duplicate that was allowed once, and
 * would block every other change. It also avoids thousands of queries for merged names.
 */
async function renewAliases(
  ctx: Context,
  tx: Transaction,
  {
    before,
    name,
    had,
    aliases,
    createAnyway,
  }: {
    before: TagRow;
    name: string;
    had: readonly string[];
    aliases: readonly string[];
    createAnyway: boolean;
  },
): Promise<void> {
  const identity = tagIdentity(name);
  const [old, asked] = name === before.name ? [[], []] : [[before.name], [name]];
  const existing = new Set(had);
  const wanted = new Set(aliases);
  const coming = new Map(
    [...aliases, ...old].flatMap((alias) =>
      existing.has(alias) ? [] : [[tagIdentity(alias), alias] as const],
    ),
  );
  coming.delete(identity);
  const going = had.filter((alias) => {
    const own = tagIdentity(alias);
    return !wanted.has(alias) || own === identity || coming.has(own);
  });
  await requireFreeNames(tx, [...asked, ...coming.values()], {
    viewerId: before.privateTo,
    exceptId: before.id,
    createAnyway,
  });
  await deleteTagAliasesNamed(tx, { tagId: before.id, names: going });
  await insertTagAliases(
    tx,
    [...coming.values()].map((alias) => ({
      ...{ id: ctx.newId(), tagId: before.id, name: alias, fold: tagKey(alias) },
    })),
  );
}

/** The audit details of a tag, sufficient to restore it. */
function kept({ name, type, slug, description, aliases, parent, picture, mediaTopic }: TagItem) {
  return {
    ...{ name, type, slug, description, mediaTopic, aliases: [...aliases] },
    parentId: parent?.id ?? null,
    pictureId: picture?.id ?? null,
  };
}
