import { getArticleForUpdate } from '#db/queries/articles.ts';
import { projectForDesk } from '#db/queries/desk-docs.ts';
import { listArticlesMisworded } from '#db/queries/desk-texts.ts';
import type { Services } from '../context.ts';

const mostAtOnce = 5_000;

/**
 * Stories that were there before migration 0036, or were changed by a process of the version before, get what the desk's
 * search should know of them: one a transaction, so that the newsroom goes on working.
 */
export async function fillDeskTexts({ db }: Services): Promise<void> {
  for (const id of await listArticlesMisworded(db, mostAtOnce)) {
    await db.transaction(async (tx) => {
      await getArticleForUpdate(tx, id);
      await projectForDesk(tx, id);
    });
  }
}
