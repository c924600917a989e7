/** The events that a webhook can subscribe to, by their outbox names. */
export const WEBHOOK_EVENTS = [
  'article.submit',
  'article.request_changes',
  'article.approve',
  'article.publish',
  'article.publish_scheduled',
  'article.publish_update',
  'article.fast_publish',
  'article.clear_debt',
  'article.withhold',
  'article.release_withheld',
  'article.kill',
  'article.take_down',
  'article.restore',
  'article.live_open',
  'article.live_publish',
  'article.live_update',
  'article.live_correct',
  'article.live_withdraw',
  'article.live_end',
  'debt.escalated',
  'comment.mentioned',
  'assignment.assigned',
  'audit.anchored',
  'audit.differs',
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** The event that the test button sends. */
export const webhookTestEvent = 'webhook.test';

/** Header names. */
export const webhookSignatureHeader = 'toasoan-signature';
export const webhookEventHeader = 'toasoan-event';
export const webhookDeliveryHeader = 'toasoan-delivery';

export function isWebhookEvent(name: string): name is WebhookEvent {
  return WEBHOOK_EVENTS.some((event) => event === name);
}
