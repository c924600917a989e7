import { mayEdit } from '#core/articles/policy.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import type { Actor } from '#core/people/roles.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Transaction } from '#db/client.ts';
import { getArticleForUpdate, type VersionRow } from '#db/queries/articles/articles.ts';
import type { ActorContext } from '../../context.ts';
import { loadFacts } from './article-facts.ts';
import { authoredTextOf } from './authored-text-of.ts';
import { recordAct } from './record-act.ts';
import { requireContentRights } from './require-content-rights.ts';
import { requireReach } from './require-read.ts';
import { changedContent, contentOf } from './version-content.ts';
import { cutVersion, isSameContent } from './working-copy.ts';
import { writeVersion } from './write-version.ts';

/** A text to become the working version, and its writer. */
export type Source = {
  readonly content: VersionContent;
  /**
   * Its base version and its writer. References to other stories are limited to those that the writer may
   * read.
   */
  readonly base: VersionRow;
  readonly writer: Actor;
  readonly writerIds: readonly string[];
  /** The act for the audit, with its source. */
  readonly act: { readonly action: string; readonly detail: Record<string, unknown> };
};

type Outcome = { readonly version: number } | { readonly refused: DomainError };

/**
 * Makes another text the working version, as the next version with the reason `restored`; all versions
 * remain. The writer of that text counts as a contributor for the four-eyes rule. Concurrent changes by
 * others become a version first, and then the replacement is refused, so that no change is lost unseen.
 * Throws `article.newer-version` {yours, current}, `article.same-content`, `article.not-found`, the policy's
 * reason, `request.invalid`.
 */
export async function replaceContent(
  ctx: ActorContext,
  { articleId, baseVersion }: { articleId: string; baseVersion: number },
  findSource: (tx: Transaction) => Promise<Source>,
): Promise<{ version: number }> {
  const outcome = await ctx.db.transaction(async (tx): Promise<Outcome> => {
    const locked = await getArticleForUpdate(tx, articleId);
    const now = ctx.now();
    const facts = await loadFacts(tx, locked);
    requireReach(ctx, facts);
    requireAllowed(mayEdit(ctx.actor, { facts, now, policy: ctx.policy }));
    const found = await cutVersion(ctx, tx, { found: locked, reason: 'session' });
    const current = found.article.workingNumber;
    if (baseVersion !== current) {
      return { refused: new DomainError('article.newer-version', { yours: baseVersion, current }) };
    }
    const { content: text, base, writer, writerIds, act } = await findSource(tx);
    const content = await changedContent({ ...ctx, actor: writer }, tx, {
      base: contentOf(base),
      changes: text,
    });
    if (isSameContent(content, contentOf(found.working))) throw new DomainError('article.same-content');
    requireContentRights(ctx, facts, { before: found.working, after: content });
    const source = { before: authoredTextOf(base), writer: writer.id };
    const { version } = await writeVersion(ctx, tx, {
      found,
      content,
      reason: 'restored',
      writerIds,
      source,
    });
    await recordAct(ctx, tx, { articleId, action: act.action, detail: { version, ...act.detail } });
    return { version };
  });
  // Thrown only after the commit of the version with other people's changes.
  if ('refused' in outcome) throw outcome.refused;
  return outcome;
}
