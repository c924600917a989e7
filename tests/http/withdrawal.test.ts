import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SIZES } from '#tests/sizes.ts';
import { startBeside } from '#tests/support/site/start-web-process.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { openWithdrawals, type Way, withoutNotices } from '#tests/support/workflow/withdrawal.ts';

/** A second process on the same newsroom, with its own page cache and without a worker. */
let second: Awaited<ReturnType<typeof startBeside>>;
let newsroom: Awaited<ReturnType<typeof openWithdrawals>>;

beforeAll(async () => {
  const site = theSite();
  second = await startBeside(site);
  newsroom = await openWithdrawals({ urls: [site.url, second.url], dataDir: site.dataDir });
});

afterAll(() => second?.stop());

/** Runs `reindex` as an operator does, beside the running site. */
function reindex(): void {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/newsroom.mjs', 'reindex'], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: theSite().dataDir, DATABASE_URL: '' },
  });
  expect(status, stderr).toBe(0);
}

test.each<Way>(SIZES.withdrawals)(
  'after a %s every surface of every process drops the story, and its address answers accordingly',
  async (way) => {
    const story = await newsroom.publishEverywhere({ isLive: true });
    const everywhere = [1, 2].flatMap((process) => story.surfaces.map(({ name }) => `${name} #${process}`));
    await expect
      .poll(async () => (await newsroom.presence(story)).sort(), { timeout: 90_000 })
      .toEqual(everywhere.sort());
    const dropped = await newsroom.withdraw(story, way);
    expect(dropped).toHaveLength(everywhere.length);
    expect(await newsroom.presence(story)).toEqual([]);
    // The story stays away after the projections and the lists are rebuilt.
    reindex();
    await newsroom.publishEverywhere();
    expect(await newsroom.presence(story)).toEqual([]);
    const page = await fetch(`${second.url}${story.url}`);
    expect(page.status).toBe(way === 'withhold' ? 404 : 410);
    const text = await page.text();
    expect(withoutNotices(text)).not.toContain(story.word);
    if (way === 'take-down') expect(text).toMatch(/href="\/cai-chinh\?cursor=\w+-[\w-]+#ghi-chu-[0-9a-f-]+"/);
    const notices = await (await fetch(`${second.url}/cai-chinh`)).text();
    expect(notices.includes(story.word)).toBe(way === 'take-down');
    const home = await (await fetch(`${second.url}/`)).text();
    expect(home.includes(story.word)).toBe(way === 'take-down');
  },
  300_000,
);
