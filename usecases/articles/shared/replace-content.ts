import { mayEdit } from '#core/articles/policy.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import type { Actor } from '#core/people/roles.ts';
import { demand } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Transaction } from '#db/client.ts';
import { getArticleForUpdate, type VersionRow } from '#db/queries/articles.ts';
import type { ActorContext } from '../../context.ts';
import { loadFacts } from './article-facts.ts';
import { authoredTextOf } from './authored-text-of.ts';
import { demandContentRights } from './demand-content-rights.ts';
import { demandReach } from './demand-read.ts';
import { recordAct } from './record-act.ts';
import { changedContent, contentOf } from './version-content.ts';
import { cutVersion, isSameContent } from './working-copy.ts';
import { writeVersion } from './write-version.ts';

/** A text that is to become the working one, and who wrote it. */
export type Source = {
  readonly content: VersionContent;
  /** What it was written on, and by whom: of the stories that it names besides, those that they may read are there. */
  readonly base: VersionRow;
  readonly writer: Actor;
  readonly writerIds: readonly string[];
  /** The act as the audit tells it, with what it came from. */
  readonly act: { readonly action: string; readonly detail: Record<string, unknown> };
};

type Outcome = { readonly version: number } | { readonly refused: DomainError };

/**
 * Makes another text of the article the working one, as its next version with the reason `restored`: nothing is
 * overwritten, every version stays. Whoever wrote that text counts among the contributors, for the four eyes.
 * What others have written meanwhile becomes a version first, and then this is refused, so that nothing goes under
 * unseen. Throws `article.newer-version` {yours, current}, `article.same-content`, `article.not-found`, the
 * policy's reason, `request.invalid`.
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
    demandReach(ctx, facts);
    demand(mayEdit(ctx.actor, facts, now, ctx.policy));
    const found = await cutVersion(ctx, tx, locked, 'session');
    const current = found.article.workingNumber;
    if (baseVersion !== current) {
      return { refused: new DomainError('article.newer-version', { yours: baseVersion, current }) };
    }
    const { content: text, base, writer, writerIds, act } = await findSource(tx);
    const content = await changedContent({ ...ctx, actor: writer }, tx, contentOf(base), text);
    if (isSameContent(content, contentOf(found.working))) throw new DomainError('article.same-content');
    demandContentRights(ctx, facts, { before: found.working, after: content });
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
  // Thrown only now: the version cut from what others wrote had to be committed first.
  if ('refused' in outcome) throw outcome.refused;
  return outcome;
}
