import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SIZES } from '#tests/sizes.ts';
import { startBeside } from '#tests/support/site/start-web-process.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { openWithdrawals, type Way, withoutNotices } from '#tests/support/workflow/withdrawal.ts';

/** A second process on the same newsroom, with a page cache of its own and without a worker. */
let second: Awaited<ReturnType<typeof startBeside>>;
let newsroom: Awaited<ReturnType<typeof openWithdrawals>>;

beforeAll(async () => {
  const site = theSite();
  second = await startBeside(site);
  newsroom = await openWithdrawals({ urls: [site.url, second.url], dataDir: site.dataDir });
});

afterAll(() => second?.stop());

/** As the operator makes them, at the machine beside the running site. */
function reindex(): void {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/newsroom.mjs', 'reindex'], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: theSite().dataDir, DATABASE_URL: '' },
  });
  expect(status, stderr).toBe(0);
}

test.each<Way>(SIZES.withdrawals)(
  'after a %s every surface of every process drops the story, and says so at its address',
  async (way) => {
    const story = await newsroom.publishEverywhere({ isLive: true });
    const everywhere = [1, 2].flatMap((process) => story.surfaces.map(({ name }) => `${name} #${process}`));
    await expect
      .poll(async () => (await newsroom.presence(story)).sort(), { timeout: 90_000 })
      .toEqual(everywhere.sort());
    const dropped = await newsroom.withdraw(story, way);
    expect(dropped).toHaveLength(everywhere.length);
    expect(await newsroom.presence(story)).toEqual([]);
    // It stays away when what lists and search are made of is made anew, and the lists with another story on them.
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
