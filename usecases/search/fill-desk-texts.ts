import { lockArticleIfFree } from '#db/queries/articles/articles.ts';
import { projectForDesk } from '#db/queries/desk/desk-docs.ts';
import { listArticlesMisworded } from '#db/queries/desk/desk-texts.ts';
import type { Services } from '../context.ts';

const mostAtOnce = 5_000;

/**
 * Updates the desk's search index for stories from before migration 0036, or changed by a process of the
 * previous version. One story per transaction, so that the newsroom can work meanwhile.
 */
export async function fillDeskTexts({ db }: Services): Promise<void> {
  for (const id of await listArticlesMisworded(db, mostAtOnce)) {
    await db.transaction(async (tx) => {
      // A story that is being changed gets its index entries by that change.
      if (await lockArticleIfFree(tx, id)) await projectForDesk(tx, id);
    });
  }
}
