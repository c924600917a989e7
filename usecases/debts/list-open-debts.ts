import { mayWatchDebts } from '#core/articles/debts.ts';
import { may } from '#core/articles/policy.ts';
import { bodyText } from '#core/document/body-text.ts';
import { readerBody } from '#core/document/public-body.ts';
import type { Decision } from '#core/shared/decision.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { articleUrl } from '#core/urls.ts';
import { getArticle } from '#db/queries/articles/articles.ts';
import { listDebts } from '#db/queries/articles/debts.ts';
import { loadFacts } from '../articles/shared/article-facts.ts';
import { type Context, requireActor } from '../context.ts';
import { debtsOf } from './shared/open-debts.ts';

/** Maximum number of debts; the oldest are listed. */
const most = 50;

export type OpenDebt = {
  readonly articleId: string;
  readonly openedAt: Date;
  readonly openedBy: string;
  readonly url: string;
  readonly section: { readonly name: string; readonly nameEn: string };
  /** The live text and its version: clearing the debt vouches for exactly this. */
  readonly live: {
    readonly version: number;
    readonly headline: string;
    readonly sapo: string;
    readonly text: string;
  };
  readonly mayClear: Decision;
  readonly mayEndBreaking: Decision;
};

/** The open review debts that the actor is responsible for, oldest first. Throws `action.not-your-role`. */
export async function listOpenDebts(context: Context): Promise<OpenDebt[]> {
  const ctx = requireActor(context);
  requireAllowed(mayWatchDebts(ctx.actor));
  const now = ctx.now();
  const rows = await listDebts(ctx.db, { ...(await debtsOf(ctx.db, ctx.actor)), limit: most });
  const debts: OpenDebt[] = [];
  for (const { articleId, openedAt, openedBy, number, slug, section, live } of rows) {
    const facts = await loadFacts(ctx.db, await getArticle(ctx.db, articleId));
    debts.push({
      articleId,
      openedAt: openedAt ?? now,
      openedBy: openedBy.name,
      url: articleUrl({ sectionSlug: section.slug, slug, number }),
      section,
      live: {
        version: live.number,
        headline: live.headline,
        sapo: live.sapo,
        text: bodyText(readerBody(live.body)),
      },
      mayClear: may(ctx.actor, 'clear_debt', { facts, now, policy: ctx.policy }),
      mayEndBreaking: may(ctx.actor, 'end_breaking', { facts, now, policy: ctx.policy }),
    });
  }
  return debts;
}
