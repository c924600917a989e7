import '#components/desk/notifications/notifications.css';
import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { type PageQuery, queryValue } from '#app/_shell/shared/query-value.ts';
import { WebhookView } from '#components/desk/notifications/webhook-view.tsx';
import { readWebhook } from '#usecases/webhooks/read-webhook.ts';

type Props = { params: Promise<{ id: string }>; searchParams: PageQuery };

export default async function WebhookPage({ params, searchParams }: Props) {
  const ctx = await deskContext();
  const { id } = await params;
  const cursor = await queryValue(searchParams, 'cursor');
  const { webhook, deliveries, nextCursor } = await refusedOr(() =>
    readWebhook(ctx, { webhookId: id, cursor }),
  );
  return <WebhookView webhook={webhook} deliveries={deliveries} nextCursor={nextCursor} />;
}
