import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newDataFolder } from '#tests/support/site/data-folder.ts';
import { startBeside, startWebProcess } from '#tests/support/site/start-web-process.ts';
import { openWithdrawals } from '#tests/support/workflow/withdrawal.ts';

/** A newsroom of its own: one process for readers and the desk, and a worker process. */
let site: Awaited<ReturnType<typeof startWebProcess>>;
let worker: Awaited<ReturnType<typeof startBeside>>;
let newsroom: Awaited<ReturnType<typeof openWithdrawals>>;
let dataDir: string;

const WRITTEN_DOWN = 'article.publish_scheduled';

beforeAll(async () => {
  dataDir = newDataFolder('toasoan-no-worker-');
  const password = 'mật khẩu để thử';
  site = await startWebProcess(dataDir, { roles: 'web', password });
  worker = await startBeside({ dataDir, password }, { roles: 'worker' });
  newsroom = await openWithdrawals({ urls: [site.url], dataDir });
}, 300_000);

afterAll(async () => {
  await worker.stop();
  await site.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function approved() {
  const word = newsroom.newWord();
  const story = await newsroom.begin('lan', {
    headline: `Đúng giờ ${word}`,
    tags: [{ name: 'Biến đổi khí hậu' }],
  });
  await newsroom.approve(story.id);
  return { id: story.id as string, number: story.number as number, word };
}

test('with the worker killed, a scheduled story becomes readable at its time and not before', async () => {
  const first = await approved();
  await newsroom.actSoon('thu', first.id, 'schedule', 'publishAt');
  // The worker runs: it records the publication.
  await expect.poll(() => newsroom.actsOf(first.id), { timeout: 60_000 }).toContain(WRITTEN_DOWN);
  const { id, number, word } = await approved();
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
  await newsroom.act('thu', id, 'schedule', { publishAt: inAnHour });
  await worker.kill();
  const { moment: publishAt, story } = await newsroom.actSoon('thu', id, 'reschedule', 'publishAt');
  const addresses: string[] = [story.url, '/', '/the-gioi', '/rss.xml', `/api/v1/public/articles/${number}`];
  const firstSeen = new Map<string, number>();
  const tooEarly: string[] = [];
  while (firstSeen.size < addresses.length) {
    for (const address of addresses) {
      const asked = Date.now();
      const text = await (await fetch(`${site.url}${address}`)).text();
      if (!text.includes(word) || firstSeen.has(address)) continue;
      firstSeen.set(address, Date.now() - publishAt.getTime());
      // The story appeared in an answer that arrived before its time.
      if (Date.now() < publishAt.getTime()) tooEarly.push(`${address} ${asked}`);
    }
    if (Date.now() - publishAt.getTime() > 60_000) break;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  console.info(`without a worker, after publish_at in ms: ${JSON.stringify(Object.fromEntries(firstSeen))}`);
  expect(tooEarly).toEqual([]);
  expect([...firstSeen.keys()].sort()).toEqual([...addresses].sort());
  expect(await newsroom.actsOf(id)).not.toContain(WRITTEN_DOWN);
});
