import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { webhookFailuresMax } from '#core/notifications/delivery-retry.ts';
import { deliveries } from '#db/schema/deliveries.ts';
import { outbox } from '#db/schema/outbox.ts';
import { webhooks } from '#db/schema/webhooks.ts';
import { createSecretCipher } from '#platform/auth/encrypt-secret.ts';
import { callWebhook, signWebhook } from '#platform/ssrf/webhook-call.ts';
import { newId } from '#platform/time/new-id.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { addEntry, liveStory } from '#tests/support/workflow/live-story.ts';
import { bodyOf, contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { searchAudit } from '#usecases/audit/search-audit.ts';
import { writeEntry } from '#usecases/live/write-entry.ts';
import { listNotifications } from '#usecases/notifications/list-notifications.ts';
import { notifyOfEvent } from '#usecases/notifications/notify-of-event.ts';
import { createWebhook } from '#usecases/webhooks/create-webhook.ts';
import { deleteWebhook } from '#usecases/webhooks/delete-webhook.ts';
import { deliverWebhooks } from '#usecases/webhooks/deliver-webhooks.ts';
import { editWebhook } from '#usecases/webhooks/edit-webhook.ts';
import { listWebhooks } from '#usecases/webhooks/list-webhooks.ts';
import { readWebhook } from '#usecases/webhooks/read-webhook.ts';
import { redeliver } from '#usecases/webhooks/redeliver.ts';
import { renewWebhookSecret } from '#usecases/webhooks/renew-webhook-secret.ts';
import { sealWebhookSecrets } from '#usecases/webhooks/seal-webhook-secrets.ts';
import { openWebhookSecret } from '#usecases/webhooks/shared/webhook-secret.ts';
import { switchWebhook } from '#usecases/webhooks/switch-webhook.ts';
import { testWebhook } from '#usecases/webhooks/test-webhook.ts';

type Call = { headers: IncomingHttpHeaders; body: string };

let database: FreshDatabase;
let newsroom: Newsroom;
let receiver: Server;
let url: string;
let calls: Call[];
let status: number;
let location: string | null;

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  calls = [];
  status = 204;
  location = null;
  receiver = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      calls.push({ headers: request.headers, body });
      response.writeHead(status, location === null ? {} : { location }).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const address = receiver.address();
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/hook`;
});

afterEach(async () => {
  receiver.closeAllConnections();
  await new Promise<void>((resolve) => receiver.close(() => resolve()));
});

const quan = () => newsroom.as('quan');
const worker = () => newsroom.as(null);
const hook = (changes: Record<string, unknown> = {}) =>
  createWebhook(quan(), { name: 'Đối tác', url, events: ['article.submit', 'article.publish'], ...changes });

async function submitted(): Promise<string> {
  const { id } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  await newsroom.act('lan', id, 'submit');
  return id;
}

async function processOutbox(): Promise<void> {
  const rows = await database.db.select().from(outbox).orderBy(outbox.createdAt, outbox.id);
  for (const { id, name, payload, createdAt } of rows) {
    await notifyOfEvent(worker(), { ...payload, event: name, eventId: id, eventAt: createdAt.toISOString() });
  }
}

async function deliverAll(): Promise<void> {
  while ((await deliverWebhooks(worker())) > 0);
}

describe('a webhook delivery', () => {
  test('is signed, names its event, and contains no text of the story', async () => {
    const { secret } = await hook();
    const articleId = await submitted();
    await processOutbox();
    await processOutbox();
    await Promise.all([deliverWebhooks(worker()), deliverWebhooks(worker())]);
    expect(calls).toHaveLength(1);
    const [{ headers, body }] = calls as [Call];
    const sent = JSON.parse(body);
    expect(sent).toMatchObject({
      event: 'article.submit',
      article: { id: articleId, workState: 'in_review', publicState: 'none', url: null },
      data: { actorId: newsroom.people.lan.id, version: 1 },
    });
    expect(body).not.toMatch(/Đồng bằng|Nông dân|Cánh đồng|dong-bang/);
    expect(headers['toasoan-event']).toBe('article.submit');
    const [, seconds = '', signature] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['toasoan-signature'])) ?? [];
    expect(signature).toBe(createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex'));
    expect(Math.abs(Number(seconds) * 1_000 - Date.now())).toBeLessThan(300_000);
  });

  test('has the URL of a public story', async () => {
    await hook();
    const articleId = await submitted();
    await newsroom.act('thu', articleId, 'approve');
    await newsroom.act('thu', articleId, 'publish');
    await processOutbox();
    await deliverAll();
    const published = calls
      .map(({ body }) => JSON.parse(body))
      .find(({ event }) => event === 'article.publish');
    expect(published.article.url).toMatch(/^http:\/\/localhost:3000\/the-gioi\/.+-\d+$/);
  });

  test('has no URL of an expired story', async () => {
    await hook();
    const articleId = await submitted();
    await newsroom.act('thu', articleId, 'approve');
    await newsroom.act('thu', articleId, 'publish');
    const begun = newsroom.as('thu').now().getTime();
    const expiresAt = new Date(begun + 10 * 60_000);
    await newsroom.act('thu', articleId, 'set_expiry', { expiresAt });
    newsroom.setNow(new Date(begun + 11 * 60_000));
    await processOutbox();
    await deliverAll();
    const bodies = calls.map(({ body }) => JSON.parse(body));
    expect(bodies.find(({ event }) => event === 'article.publish').article).toMatchObject({
      id: articleId,
      url: null,
    });
  });

  test('of live coverage names the entry and contains no text of it', async () => {
    await hook({ events: ['article.live_open', 'article.live_publish', 'article.live_correct'] });
    const { articleId } = await liveStory(newsroom);
    const { id: entryId } = await addEntry(newsroom.as('thu'), articleId, { text: 'Cầu đã sập.' });
    await writeEntry(newsroom.as('thu'), {
      ...{ articleId, entryId, baseVersion: 1, content: { body: bodyOf('Cầu chưa sập.') } },
      ...{ change: 'correction', publicNote: 'Cầu vẫn còn.' },
    });
    await processOutbox();
    await deliverAll();
    const sent = calls.map(({ body }) => JSON.parse(body));
    expect(sent.map(({ event, data }) => [event, data.entryId, data.change]).sort()).toEqual([
      ['article.live_correct', entryId, 'correction'],
      ['article.live_open', undefined, undefined],
      ['article.live_publish', entryId, undefined],
    ]);
    expect(sent.every(({ article }) => article.id === articleId)).toBe(true);
    expect(calls.map(({ body }) => body).join()).not.toMatch(/Cầu/);
  });

  test('of an unsubmitted draft is not sent', async () => {
    await hook({ events: ['comment.mentioned'] });
    const { id } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
    await notifyOfEvent(worker(), {
      ...{ event: 'comment.mentioned', eventId: 'e', eventAt: new Date().toISOString(), articleId: id },
      ...{
        actorId: newsroom.people.lan.id,
        threadId: 't',
        commentId: 'c',
        personIds: [newsroom.people.lan.id],
      },
    });
    await deliverAll();
    expect(calls).toEqual([]);
  });

  test('that fails is retried later, and a manual retry has the same body', async () => {
    const start = new Date('2026-07-17T03:00:00Z');
    newsroom.setNow(start);
    const { id: webhookId } = await hook();
    await submitted();
    await processOutbox();
    status = 503;
    await deliverAll();
    const log = async () => (await readWebhook(quan(), { webhookId })).deliveries;
    expect(await log()).toMatchObject([
      { status: 'waiting', attempts: 1, lastStatus: 503, lastError: 'HTTP 503' },
    ]);
    await deliverAll();
    expect(calls).toHaveLength(1);
    status = 200;
    newsroom.setNow(new Date(start.getTime() + 60_000));
    await deliverAll();
    expect(await log()).toMatchObject([{ status: 'sent', attempts: 2, lastStatus: 200, lastError: null }]);
    const [first] = await log();
    await redeliver(quan(), { webhookId, deliveryId: first?.id });
    await deliverAll();
    expect(calls).toHaveLength(3);
    expect(calls[2]?.body).toBe(calls[0]?.body);
  });

  test('does not follow redirects', async () => {
    const { id: webhookId } = await hook();
    status = 307;
    location = 'http://127.0.0.1:1/';
    await testWebhook(quan(), { webhookId });
    await deliverAll();
    expect((await readWebhook(quan(), { webhookId })).deliveries).toMatchObject([{ lastError: 'HTTP 307' }]);
  });
});

test('a receiver that is down for a minute gets every event of that minute', async () => {
  const start = new Date();
  newsroom.setNow(start);
  const { id: webhookId } = await hook();
  status = 503;
  for (let n = 0; n < webhookFailuresMax; n += 1) await testWebhook(quan(), { webhookId });
  await deliverAll();
  status = 200;
  newsroom.setNow(new Date(start.getTime() + 60_000));
  await deliverAll();
  const ofHook = await database.db.select().from(deliveries).where(eq(deliveries.webhookId, webhookId));
  expect(ofHook.map((one) => one.status)).toEqual(Array(webhookFailuresMax).fill('sent'));
  expect((await listWebhooks(quan()))[0]).toMatchObject({ disabledAt: null, failuresInRow: 0 });
});

test('a receiver that always fails is disabled, and the administrators are notified', async () => {
  let now = new Date();
  newsroom.setNow(now);
  const { id: webhookId } = await hook();
  status = 500;
  for (let n = 0; n < webhookFailuresMax; n += 1) await testWebhook(quan(), { webhookId });
  await deliverAll();
  for (const minutes of [1, 5, 15, 60, 240, 720]) {
    expect((await listWebhooks(quan()))[0]).toMatchObject({ disabledAt: null });
    now = new Date(now.getTime() + minutes * 60_000);
    newsroom.setNow(now);
    await deliverAll();
  }
  const [row] = await database.db.select().from(webhooks);
  expect(row).toMatchObject({ disabledFor: 'failures' });
  const { items } = await listNotifications(quan(), {});
  expect(items).toMatchObject([{ kind: 'webhook_disabled', detail: { title: 'Đối tác' } }]);
  await expect(testWebhook(quan(), { webhookId })).rejects.toMatchObject({ code: 'webhook.disabled' });
  const ofHook = await database.db.select().from(deliveries).where(eq(deliveries.webhookId, webhookId));
  expect(ofHook.filter((one) => one.status !== 'failed')).toEqual([]);
  status = 200;
  await switchWebhook(quan(), { webhookId, to: 'on' });
  await testWebhook(quan(), { webhookId });
  await deliverAll();
  expect((await listWebhooks(quan()))[0]).toMatchObject({ disabledAt: null, failuresInRow: 0 });
});

describe('a stored secret is encrypted', () => {
  const stored = async () => (await database.db.select().from(webhooks)).map((row) => row.secret);
  const signatureOf = (secret: string, { headers, body }: Call) => {
    const seconds = Number(/^t=(\d+)/.exec(String(headers['toasoan-signature']))?.[1]);
    return signWebhook(secret, body, new Date(seconds * 1_000));
  };

  test('when it is created and renewed', async () => {
    const { id: webhookId, secret } = await hook();
    const renewed = await renewWebhookSecret(quan(), { webhookId });
    const [storedSecret = ''] = await stored();
    expect(storedSecret).toMatch(/^sealed:/);
    expect(storedSecret).not.toContain(secret);
    expect(storedSecret).not.toContain(renewed.secret);
  });

  test('by a start if it comes from an earlier version, once, and signs as before', async () => {
    const { id: webhookId } = await hook();
    const secret = 'whsec_of-an-earlier-version';
    await database.db.update(webhooks).set({ secret });
    const sealed = await Promise.all([sealWebhookSecrets(worker()), sealWebhookSecrets(worker())]);
    expect(sealed.sort()).toEqual([0, 1]);
    const afterFirst = await stored();
    expect(JSON.stringify(afterFirst)).not.toContain(secret);
    expect(await sealWebhookSecrets(worker())).toBe(0);
    expect(await stored()).toEqual(afterFirst);
    await testWebhook(quan(), { webhookId });
    await deliverAll();
    const [call] = calls as [Call];
    expect(call.headers['toasoan-signature']).toBe(signatureOf(secret, call));
  });

  test('and with a lost key the delivery log reports it until the secret is renewed', async () => {
    const { id: webhookId } = await hook();
    const sealer = createSecretCipher('another secret that is long enough as well');
    const elsewhere = { ...worker(), sealer };
    expect(await sealWebhookSecrets(elsewhere)).toBe(0);
    await testWebhook(quan(), { webhookId });
    await deliverWebhooks(elsewhere);
    expect(calls).toEqual([]);
    const { deliveries: log } = await readWebhook(quan(), { webhookId });
    expect(log).toMatchObject([
      { status: 'waiting', attempts: 1, lastStatus: null, lastError: 'webhook.secret-unreadable' },
    ]);
    const { secret } = await renewWebhookSecret({ ...quan(), sealer }, { webhookId });
    await redeliver(quan(), { webhookId, deliveryId: log[0]?.id });
    await deliverWebhooks(elsewhere);
    const [call] = calls as [Call];
    expect(call.headers['toasoan-signature']).toBe(signatureOf(secret, call));
  });
});

describe('only public hosts are called', () => {
  test.each([
    'https://127.0.0.1/',
    'https://localhost/',
    'https://10.0.0.5/',
    'https://192.168.1.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://2130706433/',
    'http://toasoan.example/',
  ])('%s is refused on a production site', async (address) => {
    await expect(
      callWebhook({ url: address, body: '{}', headers: {}, mayCallThisMachine: false }),
    ).rejects.toMatchObject({ code: 'fetch.refused' });
  });
  test('a private network is refused even on a trial site', async () => {
    await expect(
      callWebhook({ url: 'https://10.0.0.5/', body: '{}', headers: {}, mayCallThisMachine: true }),
    ).rejects.toMatchObject({ code: 'fetch.refused' });
  });
  test('a production site refuses a webhook URL on this machine', async () => {
    const real = { ...quan(), site: { ...quan().site, url: 'https://toasoan.example' } };
    await expect(createWebhook(real, { name: 'x', url, events: ['article.submit'] })).rejects.toMatchObject({
      details: { fieldErrors: { url: 'webhook.url-not-allowed' } },
    });
  });
});

describe('only an administrator manages webhooks', () => {
  test('a secret is shown on creation and renewal only', async () => {
    const { id: webhookId, secret } = await hook();
    expect(secret).toMatch(/^whsec_/);
    expect(
      JSON.stringify([await listWebhooks(quan()), await readWebhook(quan(), { webhookId })]),
    ).not.toContain('whsec_');
    const renewed = await renewWebhookSecret(quan(), { webhookId });
    expect(renewed.secret).not.toBe(secret);
    await editWebhook(quan(), { webhookId, name: 'Khác', url, events: ['article.kill'] });
    expect((await listWebhooks(quan()))[0]).toMatchObject({ name: 'Khác', events: ['article.kill'] });
    await testWebhook(quan(), { webhookId });
    await deleteWebhook(quan(), { webhookId });
    expect(await listWebhooks(quan())).toEqual([]);
    expect(await database.db.select().from(deliveries)).toEqual([]);
  });

  test('a webhook created again after a lost response exists once, with the newest secret', async () => {
    const id = newId();
    const lost = await hook({ id });
    const made = await hook({ id });
    expect([lost.id, made.id]).toEqual([id, id]);
    expect(made.secret).not.toBe(lost.secret);
    expect((await listWebhooks(quan())).map((each) => each.id)).toEqual([id]);
    const [storedSecret] = await database.db.select().from(webhooks);
    expect(openWebhookSecret(worker(), { id, secret: storedSecret?.secret ?? '' })).toBe(made.secret);
    const { acts } = await searchAudit(quan());
    const about = acts.filter(({ subjectId }) => subjectId === id);
    expect(about.map(({ action }) => action).sort()).toEqual(['webhook.create', 'webhook.renew_secret']);
    // Another administrator does not get its secret in this way.
    await database.db.update(webhooks).set({ createdBy: newsroom.people.tam.id });
    await expect(hook({ id })).rejects.toMatchObject({ details: { fieldErrors: { id: 'field.invalid' } } });
  });

  test('fields missing from an edit keep their values', async () => {
    const { id: webhookId } = await hook();
    await editWebhook(quan(), { webhookId, name: 'Khác' });
    await editWebhook(quan(), { webhookId, events: ['article.kill'] });
    expect((await listWebhooks(quan()))[0]).toMatchObject({ name: 'Khác', url, events: ['article.kill'] });
    await expect(editWebhook(quan(), { webhookId, url: 'ftp://x' })).rejects.toMatchObject({
      details: { fieldErrors: { url: 'webhook.url-not-allowed' } },
    });
  });

  test('every other role is refused for every action', async () => {
    const { id: webhookId } = await hook();
    for (const name of ['minh', 'lan', 'thu', 'tam', 'phuc'] as const) {
      const ctx = newsroom.as(name);
      for (const attempt of [
        () => listWebhooks(ctx),
        () => readWebhook(ctx, { webhookId }),
        () => createWebhook(ctx, { name: 'x', url, events: ['article.submit'] }),
        () => editWebhook(ctx, { webhookId, name: 'x', url, events: ['article.submit'] }),
        () => renewWebhookSecret(ctx, { webhookId }),
        () => switchWebhook(ctx, { webhookId, to: 'off' }),
        () => deleteWebhook(ctx, { webhookId }),
        () => testWebhook(ctx, { webhookId }),
        () => redeliver(ctx, { webhookId, deliveryId: webhookId }),
      ]) {
        await expect(attempt()).rejects.toMatchObject({ code: 'action.not-your-role' });
      }
    }
  });

  test('a webhook gets only the events that it subscribes to', async () => {
    await hook({ events: ['article.kill'] });
    await submitted();
    await processOutbox();
    await deliverAll();
    expect(calls).toEqual([]);
    await expect(hook({ events: [] })).rejects.toMatchObject({
      details: { fieldErrors: { events: 'webhook.no-events' } },
    });
  });
});
