import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startWebProcess } from '#tests/support/start-web-process.ts';
import { openWithdrawals } from '#tests/support/withdrawal.ts';

/** A newsroom of its own in which nobody works in the background. */
let site: Awaited<ReturnType<typeof startWebProcess>>;
let dataDir: string;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'toasoan-no-worker-'));
  site = await startWebProcess(dataDir, { roles: 'web', password: 'mật khẩu để thử' });
}, 300_000);

afterAll(async () => {
  await site.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test('with no worker anywhere a scheduled story is readable from its moment on, and not before', async () => {
  const newsroom = await openWithdrawals({ urls: [site.url], dataDir });
  const word = newsroom.newWord();
  const story = await newsroom.begin('lan', {
    headline: `Đúng giờ ${word}`,
    tags: [{ name: 'Biến đổi khí hậu' }],
  });
  await newsroom.approve(story.id);
  const publishAt = new Date(Date.now() + 4_000);
  const scheduled = await newsroom.act('thu', story.id, 'schedule', { publishAt: publishAt.toISOString() });
  const addresses: string[] = [
    scheduled.url,
    '/',
    '/the-gioi',
    '/rss.xml',
    `/api/v1/public/articles/${story.number}`,
  ];
  const firstSeen = new Map<string, number>();
  const tooEarly: string[] = [];
  while (firstSeen.size < addresses.length) {
    for (const address of addresses) {
      const asked = Date.now();
      const text = await (await fetch(`${site.url}${address}`)).text();
      if (!text.includes(word) || firstSeen.has(address)) continue;
      firstSeen.set(address, Date.now() - publishAt.getTime());
      // Seen in an answer that was asked for and had before the moment.
      if (Date.now() < publishAt.getTime()) tooEarly.push(`${address} ${asked}`);
    }
    if (Date.now() - publishAt.getTime() > 60_000) break;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  console.info(`without a worker, after publish_at in ms: ${JSON.stringify(Object.fromEntries(firstSeen))}`);
  expect(tooEarly).toEqual([]);
  expect([...firstSeen.keys()].sort()).toEqual([...addresses].sort());
});
