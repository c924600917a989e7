import { defaultPolicy } from '#core/articles/policy.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { getArticleForUpdate } from '#db/queries/articles.ts';
import { listIdleWorkingCopies } from '#db/queries/working-copies.ts';
import type { Context, Services } from '../context.ts';
import { eachByItself } from '../shared/each-by-itself.ts';
import { cutVersion } from './shared/working-copy.ts';

/** Nobody has written for this long: the writers paused or are gone. */
const idleMs = 60_000;

/** The texts that can't be a version as they stand: of each story the number of the change at which it was found out. */
export type RefusedTexts = Map<string, number>;

export type CutIdle = {
  readonly cut: number;
  /** What was found out now and not before. */
  readonly refused: readonly { readonly articleId: string; readonly why: DomainError }[];
};

/**
 * Makes versions of the working copies that have rested with something in them. A text that can't be one is asked once,
 * and again when somebody has written in it: `known` remembers it. Throws what failed, when all have had their turn.
 */
export async function cutIdle(services: Services, known: RefusedTexts): Promise<CutIdle> {
  const ctx: Context = { ...services, actor: null, address: '', policy: defaultPolicy };
  const idle = await listIdleWorkingCopies(ctx.db, new Date(ctx.now().getTime() - idleMs));
  forgetOthers(known, new Set(idle.map(({ articleId }) => articleId)));
  const refused: { articleId: string; why: DomainError }[] = [];
  const waiting = idle.filter(({ articleId, lastSeq }) => known.get(articleId) !== lastSeq);
  let cut = 0;
  await eachByItself(waiting, async ({ articleId, lastSeq }) => {
    try {
      await ctx.db.transaction(async (tx) => {
        await cutVersion(ctx, tx, await getArticleForUpdate(tx, articleId), 'session');
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

/** A text that became a version, or in which somebody is writing, is asked anew when it rests again. */
function forgetOthers(known: RefusedTexts, idle: ReadonlySet<string>): void {
  for (const articleId of known.keys()) if (!idle.has(articleId)) known.delete(articleId);
}
