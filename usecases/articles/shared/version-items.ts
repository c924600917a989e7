import { isSealed } from '#core/articles/policy.ts';
import type { Queryable } from '#db/client.ts';
import type { ArticleWithWork } from '#db/queries/articles/articles.ts';
import { listVersionItems, type VersionsBefore } from '#db/queries/articles/versions.ts';
import { getNamesOf } from '#db/queries/desk/names-of.ts';
import type { ActorContext } from '../../context.ts';

/**
 * A page of the versions of an article, newest first, with all writers and their current status: live,
 * approved or scheduled. The headlines of a sealed story are empty.
 */
export async function loadVersionItems(
  ctx: ActorContext,
  q: Queryable,
  { found, before, limit }: { found: ArticleWithWork; before: VersionsBefore; limit: number },
) {
  const rows = await listVersionItems(q, { articleId: found.article.id, before, limit });
  const writers = rows.map(writersOf);
  const names = await getNamesOf(q, { ...noIds, people: [...new Set(writers.flat())] });
  const sealed = isSealed(ctx.actor, found.article);
  return rows.map(({ contributorIds: _, ...row }, index) => ({
    ...row,
    headline: sealed ? '' : row.headline,
    isLive: row.id === found.article.liveVersionId,
    contributors: (writers[index] ?? []).map((id) => ({ id, name: names.people.get(id)?.name ?? '' })),
  }));
}

const noIds = { people: [], tags: [], media: [], versions: [] };

/** The person who saved comes first, then the other writers. */
function writersOf(row: { savedBy: string | null; contributorIds: readonly string[] }): string[] {
  return [...new Set([...(row.savedBy === null ? [] : [row.savedBy]), ...row.contributorIds])];
}
