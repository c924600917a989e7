import { defaultPolicy } from '#core/articles/policy.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { getArticleForUpdate } from '#db/queries/articles/articles.ts';
import { listIdleWorkingCopies } from '#db/queries/articles/working-copies.ts';
import type { Context, Services } from '../context.ts';
import { settleEach } from '../shared/settle-each.ts';
import { cutVersion } from './shared/working-copy.ts';

/** A working copy is idle after this long without changes. */
const idleMs = 60_000;

/** Texts that cannot become a version: by story, the change number at which it was detected. */
export type RefusedTexts = Map<string, number>;

export type CutIdle = {
  readonly cut: number;
  /** Newly detected texts. */
  readonly refused: readonly { readonly articleId: string; readonly why: DomainError }[];
};

/**
 * Creates versions from idle working copies with unversioned changes. A text that cannot become a version is
 * tried once, and again after a change: `known` remembers it. Throws the failures after all were tried.
 */
export async function cutIdle(services: Services, known: RefusedTexts): Promise<CutIdle> {
  const ctx: Context = { ...services, actor: null, address: '', policy: defaultPolicy };
  const idle = await listIdleWorkingCopies(ctx.db, new Date(ctx.now().getTime() - idleMs));
  forgetOthers(known, new Set(idle.map(({ articleId }) => articleId)));
  const refused: { articleId: string; why: DomainError }[] = [];
  const waiting = idle.filter(({ articleId, lastSeq }) => known.get(articleId) !== lastSeq);
  let cut = 0;
  await settleEach(waiting, async ({ articleId, lastSeq }) => {
    try {
      await ctx.db.transaction(async (tx) => {
        await cutVersion(ctx, tx, { found: await getArticleForUpdate(tx, articleId), reason: 'session' });
      });
      known.delete(articleId);
      cut += 1;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      known.set(articleId, lastSeq);
      refused.push({ articleId, why: error });
    }
  });
  return { cut, refused };
}

/** A text that became a version, or is being edited, is tried again when it is next idle. */
function forgetOthers(known: RefusedTexts, idle: ReadonlySet<string>): void {
  for (const articleId of known.keys()) if (!idle.has(articleId)) known.delete(articleId);
}
