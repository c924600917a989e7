import { deskFacet } from '#core/articles/desk-lexemes.ts';
import type { QueueState } from '#core/articles/queue.ts';
import {
  findPersonNamed,
  findSectionNamed,
  findTagNamed,
  listSectionIdsBelow,
} from '#db/queries/desk/desk-names.ts';
import { type DeskSight, deskSight } from '#db/queries/desk/desk-search.ts';
import type { ActorContext } from '../../context.ts';
import type { AppliedFilters } from '../../site/shared/applied-filters.ts';

/**
 * A search scope limited to what the person may read; empty if a filter names nothing known. Also returns the
 * filters, with the names of authors who have no public story yet.
 */
export async function seeAtDesk(
  ctx: ActorContext,
  filters: AppliedFilters,
  pile: QueueState | null,
): Promise<{ readonly sight: DeskSight; readonly filters: AppliedFilters }> {
  const { section: sectionSlug, tag: tagSlug, author: authorSlug, names } = filters;
  const [section, tag, author] = await Promise.all([
    sectionSlug === undefined ? null : findSectionNamed(ctx.db, sectionSlug),
    tagSlug === undefined ? null : findTagNamed(ctx.db, tagSlug, ctx.actor.id),
    authorSlug === undefined ? null : findPersonNamed(ctx.db, authorSlug),
  ]);
  const sight = await deskSight(ctx.db, ctx.actor, {
    pile,
    sectionIds:
      sectionSlug === undefined ? null : await listSectionIdsBelow(ctx.db, section ? [section.id] : []),
    lexemes: [
      ...(tagSlug === undefined ? [] : [deskFacet.tag(tag?.id ?? tagSlug)]),
      ...(authorSlug === undefined ? [] : [deskFacet.author(author?.id ?? authorSlug)]),
    ],
  });
  const named = author === null ? names : { ...names, author: { name: author.name, nameEn: author.name } };
  return { sight, filters: { ...filters, names: named } };
}
