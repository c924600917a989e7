import { z } from 'zod';
import { noAuthor, writtenBy } from '#core/articles/authorship.ts';
import { blankContent } from '#core/articles/blank-content.ts';
import { mayCreate } from '#core/articles/policy.ts';
import { assignmentRow } from '#core/assignments/assignment-actions.ts';
import { mayOnAssignment } from '#core/assignments/assignment-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { slugFor } from '#core/text/slug.ts';
import type { Transaction } from '#db/client.ts';
import { getArticle, insertArticle } from '#db/queries/articles/articles.ts';
import { updateAssignment } from '#db/queries/assignments/assignments.ts';
import { recordAct } from '../articles/shared/record-act.ts';
import { changedContent, hashOf } from '../articles/shared/version-content.ts';
import { type ActorContext, type Context, requireActor } from '../context.ts';
import { openAssignment } from './shared/assignment-facts.ts';
import { recordAssignment } from './shared/record-assignment.ts';

/**
 * Creates the story of an assignment: a draft in its section with its deadline, by the assignees, with the
 * actor first. Idempotent: returns the existing story, and after the assignment was dropped only to its
 * author. Throws `assignment.not-found`, `assignment.taken`, `assignment.wrong-state`, the policy's reason.
 */
export async function beginStory(context: Context, raw: unknown): Promise<{ articleId: string }> {
  const { assignmentId } = parseInput(z.object({ assignmentId: z.uuid() }), raw);
  const ctx = requireActor(context);
  return ctx.db.transaction(async (tx) => {
    const { found, facts } = await openAssignment(ctx, tx, assignmentId);
    // A dropped and reassigned assignment still refers to the first story; a new one must be created.
    const isToBegin = assignmentRow('begin').from.includes(found.state);
    if (found.articleId !== null && found.acceptedBy === ctx.actor.id && !isToBegin) {
      return { articleId: found.articleId };
    }
    requireAllowed(mayOnAssignment(ctx.actor, 'begin', facts));
    requireAllowed(mayCreate(ctx.actor));
    if (found.articleId !== null && (await isOwnDraft(ctx, tx, found.articleId))) {
      await writeBegun(ctx, tx, { assignmentId, articleId: found.articleId });
      return { articleId: found.articleId };
    }
    const articleId = ctx.newId();
    const now = ctx.now();
    // The title is the desk's, so this text counts as written by `nobody`.
    const content = await changedContent(ctx, tx, {
      base: blankContent(found.sectionId),
      changes: {
        headline: found.title,
        bylineIds: [ctx.actor.id, ...found.assigneeIds.filter((id) => id !== ctx.actor.id)],
      },
    });
    await insertArticle(tx, {
      article: {
        ...{ id: articleId, locale: ctx.site.locale, slug: slugFor(found.title), sectionId: found.sectionId },
        ...{ workState: 'draft', publicState: 'none', workingNumber: 1 },
        ...{ createdBy: ctx.actor.id, createdAt: now, savedAt: now },
        ...{ priority: found.priority, dueAt: found.dueAt },
      },
      version: {
        ...content,
        ...{ id: ctx.newId(), articleId, number: 1, baseNumber: 0, reason: 'created', savedBy: null },
        ...{ savedAt: now, contentHash: hashOf(content), authorship: writtenBy(noAuthor, content) },
      },
    });
    await recordAct(ctx, tx, {
      articleId,
      action: 'create',
      detail: { headline: found.title, assignmentId },
    });
    await writeBegun(ctx, tx, { assignmentId, articleId });
    return { articleId };
  });
}

/**
 * The person's own draft from before the assignment was dropped, not yet submitted: they continue with it.
 */
async function isOwnDraft(ctx: ActorContext, tx: Transaction, articleId: string): Promise<boolean> {
  const { article } = await getArticle(tx, articleId);
  return article.createdBy === ctx.actor.id && article.workState === 'draft';
}

async function writeBegun(
  ctx: ActorContext,
  tx: Transaction,
  { assignmentId, articleId }: { assignmentId: string; articleId: string },
): Promise<void> {
  await updateAssignment(tx, assignmentId, { state: 'in_progress', acceptedBy: ctx.actor.id, articleId });
  await recordAssignment(ctx, tx, { assignmentId, action: 'begin', detail: { articleId } });
}
