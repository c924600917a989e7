import { z } from 'zod';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import type { TagItem } from '#core/taxonomy/tag-item.ts';
import { mayEditTag } from '#core/taxonomy/tag-policy.ts';
import { invalidatePages } from '#db/queries/notifications/outbox.ts';
import { renameFacet } from '#db/queries/search/facets.ts';
import {
  findTag,
  listArticlesTagged,
  lockTags,
  lockTagTree,
  putInPlaceOf,
  recountTagStories,
} from '#db/queries/tags/tags.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { redirectTag } from './shared/redirect-tag.ts';

const mergeInput = z.object({ id: z.uuid('tag.not-found'), intoId: z.uuid('tag.not-found') });

/**
 * Merges a tag into another one, of which it becomes an alias: public pages, aliases and URLs change at once.
 * Texts stay unchanged: a version with the merged tag resolves to the other, so that no approval is lost.
 * Returns the remaining tag. Throws `tag.not-found`, `tag.same`, `action.not-your-role`.
 */
export async function mergeTags(context: Context, raw: z.input<typeof mergeInput>): Promise<TagItem> {
  const ctx = requireActor(context);
  const { id, intoId } = parseInput(mergeInput, raw);
  requireAllowed(mayEditTag(ctx.actor));
  if (id === intoId) throw new DomainError('tag.same');
  return ctx.db.transaction(async (tx) => {
    await lockTagTree(tx);
    const locked = await lockTags(tx, [id, intoId], ctx.actor.id);
    const tag = locked.find((row) => row.id === id);
    const into = locked.find((row) => row.id === intoId);
    const before = await findTag(tx, id, ctx.actor.id);
    if (tag === undefined || into === undefined || before === null) throw new DomainError('tag.not-found');
    const tagged = await listArticlesTagged(tx, id);
    await putInPlaceOf(tx, { tag, into, aliasId: ctx.newId() });
    await redirectTag(tx, { from: tag.slug, to: into.slug, at: ctx.now() });
    await renameFacet(tx, { kind: 'tag', from: tag.slug, to: into.slug });
    await recountTagStories(tx, [intoId]);
    await invalidatePages(tx, [
      ...['home', 'feeds', `tag:${id}`, `tag:${intoId}`],
      // The remaining tag may have this parent now.
      ...(tag.parentId === null ? [] : [`tag:${tag.parentId}`]),
      ...tagged.map((articleId) => `article:${articleId}`),
    ]);
    const merged = await findTag(tx, intoId, ctx.actor.id);
    if (merged === null) throw new Error('A tag that was just merged into is gone.');
    await recordAdminAct(ctx, tx, {
      action: 'tag.merge',
      subjectType: 'tag',
      subjectId: id,
      // Sufficient to recreate the tag; the versions that use it keep its id.
      detail: {
        name: into.name,
        from: { ...before, aliases: [...before.aliases] },
        to: { id: into.id, name: into.name, slug: into.slug },
        stories: tagged.length,
      },
    });
    return merged;
  });
}
