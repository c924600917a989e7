import * as Y from 'yjs';
import { noFacts } from '#core/checks/check-facts.ts';
import type { CheckedPlan } from '#core/checks/check-plan.ts';
import { chartErrors } from '#core/document/charts/chart-data.ts';
import { contentOf as contentOfCopy, treeOf } from '#core/working-copy/content-of.ts';
import { listSuggestions } from '#core/working-copy/suggestions.ts';
import type { Queryable } from '#db/client.ts';
import type { ArticleWithWork } from '#db/queries/articles/articles.ts';
import { findWorkingCopy, listWorkingCopyUpdates } from '#db/queries/articles/working-copies.ts';
import { checkStory } from '../../checks/shared/check-story.ts';
import type { CheckedStory } from '../../checks/shared/load-check-facts.ts';
import { wantLinks } from '../../checks/shared/want-links.ts';
import type { ActorContext } from '../../context.ts';
import { contentOf } from './version-content.ts';

/** The current text of a story with unversioned changes; null if it is taken down. */
export async function storyAsWritten(
  ctx: ActorContext,
  found: ArticleWithWork,
): Promise<CheckedStory | null> {
  if (found.article.publicState === 'taken_down') return null;
  return ctx.db.transaction((tx) => asWritten(tx, found), oneMoment);
}

/**
 * Its check plan with results. Linked pages are checked in the background. A taken-down story is not checked.
 */
export async function checkAsWritten(
  ctx: ActorContext,
  found: ArticleWithWork,
  story: CheckedStory | null,
): Promise<CheckedPlan> {
  if (story === null) return { rules: [], facts: noFacts(ctx.now().getTime()), results: [] };
  await wantLinks(ctx, ctx.db, story.content);
  return checkStory(ctx, ctx.db, { story, workState: found.article.workState });
}

/**
 * A consistent snapshot of state and log: a version that is cut in between moves text from one into the
 * other.
 */
const oneMoment = { isolationLevel: 'repeatable read', accessMode: 'read only' } as const;

async function asWritten(q: Queryable, { article, working }: ArticleWithWork): Promise<CheckedStory> {
  const { id: articleId, locale } = article;
  const copy = await findWorkingCopy(q, articleId);
  if (copy === null) return { articleId, locale, content: contentOf(working), openSuggestions: 0 };
  const doc = new Y.Doc();
  Y.applyUpdate(doc, copy.state);
  for (const { update } of await listWorkingCopyUpdates(q, { articleId, afterSeq: copy.stateSeq })) {
    Y.applyUpdate(doc, update);
  }
  const openSuggestions = listSuggestions(treeOf(doc)).length;
  return { articleId, locale, content: contentOfCopy(doc, chartErrors), openSuggestions };
}
