import { z } from 'zod';
import { mayEdit } from '#core/articles/policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { getArticleForUpdate } from '#db/queries/articles/articles.ts';
import { type Context, requireActor } from '../context.ts';
import { loadFacts } from './shared/article-facts.ts';
import { recordAct } from './shared/record-act.ts';
import { requireContentRights } from './shared/require-content-rights.ts';
import { requireReach } from './shared/require-read.ts';
import { changedContent, contentOf } from './shared/version-content.ts';
import { cutVersion, isSameContent } from './shared/working-copy.ts';
import { writeVersion } from './shared/write-version.ts';

const refileInput = z.object({
  articleId: z.uuid(),
  sectionId: z.uuid().optional(),
  addTagIds: z.array(z.uuid()).max(10, 'field.too-many').default([]),
});

/**
 * Moves a story to another desk, or adds tags, without opening its text. Creates a version on top of
 * everything written so far. Throws `article.not-found`, `request.invalid`, the policy's reason.
 */
export async function refileArticle(context: Context, raw: unknown): Promise<{ version: number }> {
  const { articleId, sectionId, addTagIds } = parseInput(refileInput, raw);
  const ctx = requireActor(context);
  return ctx.db.transaction(async (tx) => {
    const locked = await getArticleForUpdate(tx, articleId);
    const now = ctx.now();
    requireReach(ctx, await loadFacts(tx, locked));
    const found = await cutVersion(ctx, tx, { found: locked, reason: 'session' });
    const facts = await loadFacts(tx, found);
    requireAllowed(mayEdit(ctx.actor, { facts, now, policy: ctx.policy }));
    const base = contentOf(found.working);
    const content = await changedContent(ctx, tx, {
      base,
      changes: {
        sectionId: sectionId ?? base.sectionId,
        tagIds: [...new Set([...base.tagIds, ...addTagIds])],
      },
    });
    requireContentRights(ctx, facts, { before: base, after: content });
    if (isSameContent(content, base)) return { version: found.working.number };
    const { version } = await writeVersion(ctx, tx, { found, content, reason: 'saved', writerIds: [] });
    await recordAct(ctx, tx, {
      articleId,
      action: 'refile',
      detail: { version, sectionId: content.sectionId, tagIds: content.tagIds },
    });
    return { version };
  });
}
