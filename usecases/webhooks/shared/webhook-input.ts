import { z } from 'zod';
import { WEBHOOK_EVENTS } from '#core/notifications/webhook-events.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { normaliseText } from '#core/text/normalise-text.ts';
import { isOnThisMachine } from '#platform/process/env.ts';
import { isCallableUrl } from '#platform/ssrf/safe-post.ts';
import type { Context } from '../../context.ts';

/** The fields of a webhook. */
export const webhookInput = z.object({
  name: z
    .string()
    .transform(normaliseText)
    .pipe(z.string().min(1, 'field.required').max(80, 'field.too-long')),
  url: z.string().trim().min(1, 'field.required').max(2_000, 'field.too-long'),
  events: z.array(z.enum(WEBHOOK_EVENTS)).min(1, 'webhook.no-events'),
});

export const webhookReference = z.object({ webhookId: z.uuid('webhook.not-found') });

/**
 * Refuses a URL that must not be requested. Throws `request.invalid` {fieldErrors: {url:
 * 'webhook.url-not-allowed'}}.
 */
export function requireCallable(ctx: Context, url: string): void {
  if (isCallableUrl(url, isOnThisMachine(ctx.site.url))) return;
  throw new DomainError('request.invalid', { fieldErrors: { url: 'webhook.url-not-allowed' } });
}
