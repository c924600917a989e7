import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { webhookDeliveryHeader, webhookEventHeader } from '#core/notifications/webhook-events.ts';
import { createSecretCipher } from '#platform/auth/encrypt-secret.ts';
import { authSecretOf } from '#platform/process/env.ts';
import { createWebhook } from '#usecases/webhooks/create-webhook.ts';
import { contextOfStaff } from '../../../scripts/newsroom/find-staff.ts';
import { openNewsroom } from '../../../scripts/newsroom/open-newsroom.ts';
import type { Findings } from './check-invariants.ts';
import type { Ledger } from './ledger.ts';

/**
 * A dead job is detected after half a minute, a dead delivery after one; both checks run each minute.
 * Repeated failures back off for longer each time (`server/worker/start-worker.ts`). This timeout covers
 * them.
 */
const TIMEOUT_MS = 240_000;

/**
 * Receives webhooks as a partner's system does and records them; registers the webhook with the newsroom
 * (`DATA_DIR`).
 */
export async function listenToPublications(ledger: Ledger): Promise<{ stop: () => Promise<void> }> {
  const server = createServer(async (request, response) => {
    const chunks = await request.toArray();
    const { article } = JSON.parse(Buffer.concat(chunks).toString()) as { article: { id: string } | null };
    const id = String(request.headers[webhookDeliveryHeader]);
    const known = ledger.deliveries.get(id);
    const event = String(request.headers[webhookEventHeader]);
    ledger.deliveries.set(id, { event, articleId: article?.id ?? '', times: (known?.times ?? 0) + 1 });
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const newsroom = await openNewsroom();
  try {
    const { env, dataDir, ctx } = newsroom;
    const sealer = createSecretCipher(authSecretOf({ ...env, dataDir }));
    await createWebhook(await contextOfStaff({ ...ctx, sealer }, 'quan@toasoan.example'), {
      name: 'Đếm',
      url: `http://127.0.0.1:${port}/`,
      events: ['article.publish'],
    });
  } finally {
    await newsroom.close();
  }
  return { stop: () => new Promise((resolve) => server.close(() => resolve())) };
}

export type EffectCounts = { readonly publications: number; readonly sentTwice: number };

/**
 * Waits until all queues are empty, and checks that every publication had its effects once: one received
 * delivery each. A delivery whose answer the killed process did not record is sent again with the same id.
 * Those are counted.
 */
export async function countEffects(
  connectionString: string,
  ledger: Ledger,
): Promise<{ findings: Findings; counts: EffectCounts }> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const left = await waitUntilDone(client);
    const { rows } = await client.query<{ id: string; deliveries: string[] }>(
      `select a.id, coalesce(array_agg(d.id::text) filter (where d.id is not null), '{}') as deliveries
       from articles a left join deliveries d on d.event = 'article.publish' and d.body -> 'article' ->> 'id' = a.id::text
       where a.public_state = 'live' and a.slug like 'bai-ra-mat-so-%' group by a.id`,
    );
    const findings = [...left];
    for (const { id, deliveries } of rows) {
      if (deliveries.length !== 1) findings.push(`effects: ${id} has ${deliveries.length} deliveries`);
      else if (!ledger.deliveries.has(deliveries[0] ?? '')) findings.push(`effects: ${id} was not delivered`);
    }
    const sentTwice = [...ledger.deliveries.values()].filter(({ times }) => times > 1).length;
    return { findings, counts: { publications: rows.length, sentTwice } };
  } finally {
    await client.end();
  }
}

async function waitUntilDone(client: pg.Client): Promise<Findings> {
  for (let giveUpAt = Date.now() + TIMEOUT_MS; ; await sleep(1_000)) {
    const { rows } = await client.query<{
      events: number;
      jobs: number;
      deliveries: number;
      how: string | null;
      due: Date | null;
    }>(
      `select (select count(*)::int from outbox where processed_at is null) as events,
         (select count(*)::int from jobs.job where state in ('created', 'retry', 'active')
            and name = 'send-notifications') as jobs,
         (select string_agg(format('%s after %s tries until %s', state, retry_count, start_after), '; ')
            from jobs.job where state in ('created', 'retry', 'active') and name = 'send-notifications') as how,
         greatest((select max(start_after) from jobs.job where state in ('created', 'retry') and name = 'send-notifications'),
           (select max(due_at) from deliveries where status = 'waiting' and webhook_id is not null)) as due,
         (select count(*)::int from deliveries where status = 'waiting' and webhook_id is not null) as deliveries`,
    );
    const { events = 0, jobs = 0, deliveries = 0, how = null, due = null } = rows[0] ?? {};
    if (events + jobs + deliveries === 0) return [];
    giveUpAt = Math.max(giveUpAt, (due?.getTime() ?? 0) + TIMEOUT_MS);
    if (Date.now() > giveUpAt)
      return [`effects: ${events} events, ${jobs} jobs (${how}) and ${deliveries} deliveries still wait`];
  }
}
