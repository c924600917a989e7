import '#components/desk/notifications/notifications.css';
import { deskContext } from '#app/_shell/desk/desk-context.ts';
import { refusedOr } from '#app/_shell/desk/refused-or.ts';
import { WebhooksAdmin } from '#components/desk/notifications/webhooks-admin.tsx';
import { listWebhooks } from '#usecases/webhooks/list-webhooks.ts';

export default async function WebhooksPage() {
  const ctx = await deskContext();
  const webhooks = await refusedOr(() => listWebhooks(ctx));
  return <WebhooksAdmin webhooks={webhooks} />;
}
