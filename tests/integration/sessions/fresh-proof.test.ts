import { beforeAll, expect, test } from 'vitest';
import { proofLifeMs } from '#core/people/freshness.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { exportAudit } from '#usecases/audit/export-audit.ts';
import type { Context } from '#usecases/context.ts';
import { makeOutsideLink } from '#usecases/outside/make-link.ts';
import { disablePerson } from '#usecases/people/disable-person.ts';
import { enablePerson } from '#usecases/people/enable-person.ts';
import { exportRoyalties } from '#usecases/royalties/export-royalties.ts';
import { createWebhook } from '#usecases/webhooks/create-webhook.ts';
import { deleteWebhook } from '#usecases/webhooks/delete-webhook.ts';
import { editWebhook } from '#usecases/webhooks/edit-webhook.ts';
import { renewWebhookSecret } from '#usecases/webhooks/renew-webhook-secret.ts';
import { switchWebhook } from '#usecases/webhooks/switch-webhook.ts';

let newsroom: Newsroom;
let articleId: string;
let webhookId: string;
const url = 'https://partner.example/hook';

beforeAll(async () => {
  const database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  articleId = (await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) })).id;
  webhookId = (
    await createWebhook(newsroom.as('quan'), { name: 'Đối tác', url, events: ['article.publish'] })
  ).id;
});

type Act = readonly [what: string, who: 'lan' | 'tam' | 'quan', act: (ctx: Context) => Promise<unknown>];
/** In this order: the last one removes the webhook. */
const ACTS: readonly Act[] = [
  [
    'make an outside link',
    'lan',
    (ctx) => makeOutsideLink(ctx, { articleId, kind: 'review', label: 'Luật sư Hà', hours: 1 }),
  ],
  ['export the audit', 'quan', (ctx) => exportAudit(ctx, {})],
  ['export royalties', 'tam', (ctx) => exportRoyalties(ctx, { month: '2026-10' })],
  ['disable a person', 'quan', (ctx) => disablePerson(ctx, { personId: newsroom.people.minh.id })],
  ['enable a person', 'quan', (ctx) => enablePerson(ctx, { personId: newsroom.people.minh.id })],
  ['add a webhook', 'quan', (ctx) => createWebhook(ctx, { name: 'Khác', url, events: ['article.publish'] })],
  ['edit a webhook', 'quan', (ctx) => editWebhook(ctx, { webhookId, name: 'Tên mới' })],
  ['renew a webhook secret', 'quan', (ctx) => renewWebhookSecret(ctx, { webhookId })],
  ['switch a webhook off', 'quan', (ctx) => switchWebhook(ctx, { webhookId, to: 'off' })],
  ['delete a webhook', 'quan', (ctx) => deleteWebhook(ctx, { webhookId })],
];

test.each(ACTS)('%s: a browser needs a proof of the last ten minutes', async (_, who, act) => {
  const ctx = newsroom.as(who);
  const provedAgo = (ms: number): Context => ({
    ...ctx,
    session: { id: ctx.newId(), authenticatedAt: new Date(ctx.now().getTime() - ms) },
  });
  await expect(act(provedAgo(proofLifeMs + 60_000))).rejects.toMatchObject({ code: 'auth.reauthenticate' });
  await expect(act(provedAgo(0))).resolves.not.toThrow();
});

test('an API token creates an outside link without a fresh proof', async () => {
  const link = { articleId, kind: 'review', label: 'Luật sư Hà', hours: 1 };
  await expect(makeOutsideLink(newsroom.as('lan'), link)).resolves.toMatchObject({ status: 'open' });
});
