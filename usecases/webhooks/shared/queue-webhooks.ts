import { isExpired } from '#core/articles/policy.ts';
import { webhookBody } from '#core/notifications/webhook-body.ts';
import { isWebhookEvent } from '#core/notifications/webhook-events.ts';
import { absoluteUrl, articleUrl } from '#core/urls.ts';
import type { Transaction } from '#db/client.ts';
import type { ArticleWithWork } from '#db/queries/articles/articles.ts';
import { insertDeliveries } from '#db/queries/notifications/deliveries.ts';
import { listListeningWebhooks } from '#db/queries/notifications/webhooks.ts';
import { getSectionPath } from '#db/queries/sections/section-paths.ts';
import type { Context } from '../../context.ts';

/**
 * Queues a delivery for each webhook subscribed to an event; idempotent. A draft that was never submitted is
 * not announced to anyone outside.
 */
export async function queueWebhooks(
  ctx: Context,
  tx: Transaction,
  notice: {
    event: string;
    eventId: string;
    at: Date;
    found: Pick<ArticleWithWork, 'article'> | null;
    payload: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const { event, eventId, at, found, payload } = notice;
  if (!isWebhookEvent(event)) return;
  if (found !== null && found.article.submittedAt === null && found.article.firstPublishedAt === null) return;
  const listening = await listListeningWebhooks(tx, event);
  if (listening.length === 0) return;
  const article = found === null ? null : await sentArticle(ctx, tx, found);
  const body = webhookBody({ event, eventId, at, article, payload });
  const now = ctx.now();
  await insertDeliveries(
    tx,
    listening.map(({ id }) => ({
      id: ctx.newId(),
      uniqueKey: `webhook:${id}:${eventId}`,
      purpose: 'event' as const,
      webhookId: id,
      event,
      body,
      dueAt: now,
      createdAt: now,
    })),
  );
}

async function sentArticle(ctx: Context, tx: Transaction, { article }: Pick<ArticleWithWork, 'article'>) {
  const { id, number, workState, publicState, slug, sectionId } = article;
  const areReadersServed = publicState === 'live' && !isExpired(article, ctx.now());
  const [section] = areReadersServed ? await getSectionPath(tx, sectionId) : [];
  const url =
    section === undefined
      ? null
      : absoluteUrl(ctx.site.url, articleUrl({ sectionSlug: section.slug, slug, number }));
  return { id, number, workState, publicState, url };
}
