import type { Transaction } from '#db/client.ts';
import type { ArticleChanges, ArticleWithWork } from '#db/queries/articles.ts';
import type { Context } from '../../context.ts';
import { recordAct } from './record-act.ts';

/**
 * Records that a newer text moved the work state, such as from `approved` back to `draft`: every transition has an audit
 * row. A version that moves no state is in the history of the story and needs none.
 */
export async function recordTextChange(
  ctx: Context,
  tx: Transaction,
  { found, changes, version, writerId }: TextChange,
): Promise<void> {
  const { id: articleId, workState, publicState } = found.article;
  if (changes.workState === undefined || changes.workState === workState) return;
  await recordAct(ctx, tx, {
    articleId,
    action: 'edit',
    actorId: writerId,
    detail: {
      from: { work: workState, public: publicState },
      to: { work: changes.workState, public: publicState },
      version,
    },
  });
}

type TextChange = {
  /** The article as it was before the text. */
  readonly found: ArticleWithWork;
  readonly changes: ArticleChanges;
  /** The number of the version with the newer text. */
  readonly version: number;
  readonly writerId: string | null;
};
