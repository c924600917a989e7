import { articleReference } from '#core/articles/article-reference.ts';
import { isSealed, may, mayEdit } from '#core/articles/policy.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { getArticle } from '#db/queries/articles/articles.ts';
import type { WritingGround } from '#db/queries/articles/working-copies.ts';
import { type Context, requireActor } from '../context.ts';
import { loadFacts } from './shared/article-facts.ts';

/** A person's right to write in a working copy: everything, only suggestions, or nothing. */
export type WritingRight = 'all' | 'suggestions' | 'nothing';
export type Joining = { readonly right: WritingRight; readonly ground: WritingGround };

/**
 * Whether a person may join the editing session of an article, and their right to write; null if they may not
 * join.
 */
export async function joinArticle(context: Context, raw: unknown): Promise<Joining | null> {
  const { articleId } = parseInput(articleReference, raw);
  const ctx = requireActor(context);
  try {
    const found = await getArticle(ctx.db, articleId);
    const facts = await loadFacts(ctx.db, found);
    const now = ctx.now();
    if (!may(ctx.actor, 'read_unpublished', { facts, now, policy: ctx.policy }).ok) return null;
    if (isSealed(ctx.actor, facts)) return null;
    const { workState, publicState, sectionId, leaseBy } = found.article;
    const edit = mayEdit(ctx.actor, { facts, now, policy: ctx.policy });
    const isOver = publicState === 'killed' || publicState === 'taken_down';
    const isAnothers = !edit.ok && edit.why === 'article.taken-over';
    const suggests =
      !isOver && !isAnothers && may(ctx.actor, 'comment', { facts, now, policy: ctx.policy }).ok;
    const right = edit.ok ? 'all' : suggests ? 'suggestions' : 'nothing';
    return { right, ground: { workState, publicState, sectionId, leaseBy } };
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
