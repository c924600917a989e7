import { getArticleForUpdate, getVersion } from '#db/queries/articles/articles.ts';
import { listArticleIds, projectForDesk } from '#db/queries/desk/desk-docs.ts';
import { removeDeskText } from '#db/queries/desk/desk-texts.ts';
import { listPublicArticleIds } from '#db/queries/site/public-article-ids.ts';
import type { Services } from '../context.ts';
import { projectAndInvalidate } from './shared/project-and-invalidate.ts';

const batch = 200;

/**
 * Rebuilds the read models of every live or scheduled story (search, tags, authors, pictures). One
 * transaction per story, so that the newsroom can work meanwhile. Returns their number.
 */
export async function rebuildProjections(services: Services): Promise<number> {
  let count = 0;
  for (let after = ''; ; ) {
    const ids = await listPublicArticleIds(services.db, { after, limit: batch });
    for (const id of ids) if (await rebuildOne(services, id)) count += 1;
    const last = ids.at(-1);
    if (last === undefined) return count;
    after = last;
  }
}

/** Rebuilds the desk's lists for every story, one transaction per story. Returns their number. */
export async function rebuildDeskLists(services: Services): Promise<number> {
  let count = 0;
  for (let after: string | null = null; ; ) {
    const ids: string[] = await listArticleIds(services.db, { after, limit: batch });
    for (const id of ids) {
      await services.db.transaction(async (tx) => {
        await getArticleForUpdate(tx, id);
        // Without the removal, they are written only for a new working version.
        await removeDeskText(tx, id);
        await projectForDesk(tx, id);
      });
    }
    count += ids.length;
    const last = ids.at(-1);
    if (last === undefined) return count;
    after = last;
  }
}

async function rebuildOne(services: Services, articleId: string): Promise<boolean> {
  return services.db.transaction(async (tx) => {
    const { article, live, schedule } = await getArticleForUpdate(tx, articleId);
    const version = live ?? (schedule && (await getVersion(tx, schedule.versionId)));
    if (!version || article.publishedAt === null) return false;
    await projectAndInvalidate(services, tx, { version, publishedAt: article.publishedAt });
    return true;
  });
}
