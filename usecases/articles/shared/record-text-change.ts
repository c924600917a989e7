import type { Transaction } from '#db/client.ts';
import type { ArticleChanges, ArticleWithWork } from '#db/queries/articles/articles.ts';
import type { Context } from '../../context.ts';
import { recordAct } from './record-act.ts';

/**
 * Records that a newer text changed the work state, such as from `approved` to `draft`, because every
 * transition has an audit row. A version without a transition is only in the history.
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
  /** The article before the text. */
  readonly found: ArticleWithWork;
  readonly changes: ArticleChanges;
  /** The number of the version with the newer text. */
  readonly version: number;
  readonly writerId: string | null;
};
