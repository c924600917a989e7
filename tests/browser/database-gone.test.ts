import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningPostgres, startPostgres } from '#platform/postgres/start-postgres.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { newVisitor } from '#tests/support/browser/browser.ts';
import { newDataFolder } from '#tests/support/site/data-folder.ts';
import { signInAt } from '#tests/support/site/sign-in-at.ts';
import { type RestartedSite, startSiteToRestart } from '#tests/support/site/start-site.ts';
import { tokenOf } from '#tests/support/site/token-of.ts';

// A site with its own database server, which the test stops and restarts.
const folder = newDataFolder('toasoan-gone-');
const startDatabase = () => startPostgres({ dataDir: folder, log: createLogger('error') });
let database: RunningPostgres;
let site: RestartedSite;
let token: string;
let cookie: string;

beforeAll(async () => {
  database = await startDatabase();
  const databaseUrl = database.connectionString;
  site = await startSiteToRestart({ DATABASE_URL: databaseUrl });
  token = await tokenOf('tam', { dataDir: site.dataDir, databaseUrl });
  const page = await newVisitor({ baseURL: site.url });
  await signInAt(page, 'tam', site);
  cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
}, 600_000);

afterAll(async () => {
  await site?.stop();
  await database?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (address: string, headers: Record<string, string> = {}) =>
  fetch(`${site.url}${address}`, { headers: { accept: 'text/html', ...headers }, redirect: 'manual' });
const bearer = () => ({ authorization: `Bearer ${token}`, accept: 'application/json' });

async function act(address: string, body: unknown): Promise<Response> {
  return fetch(`${site.url}/api/v1${address}`, {
    method: 'POST',
    headers: { ...bearer(), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

test('without the database readers get cached pages but no withdrawn story, other requests get 503, and service resumes afterwards', async () => {
  const { items } = await (await ask('/api/v1/public/articles?limit=2', bearer())).json();
  const [withdrawn, remaining] = items as { id: string; url: string; headline: string }[];
  if (!withdrawn || !remaining) throw new Error('The demonstration has fewer than two stories.');
  for (const address of ['/', remaining.url, withdrawn.url]) expect((await ask(address)).status).toBe(200);
  expect((await act(`/articles/${withdrawn.id}/withhold`, { reason: 'Cần kiểm tra.' })).status).toBe(200);
  // Invalidation removes each page that showed the withdrawn story; then it is rendered again.
  for (const address of ['/', remaining.url]) {
    const shown = async () => {
      const answer = await ask(address);
      expect([address, answer.status]).toEqual([address, 200]);
      return (await answer.text()).includes(withdrawn.url);
    };
    await expect.poll(shown).toBe(false);
  }

  await database.stop();
  await expect.poll(async () => (await ask('/api/ready')).status).toBe(503);

  for (const address of ['/', remaining.url]) {
    const answer = await ask(address);
    expect([address, answer.status]).toEqual([address, 200]);
    expect(await answer.text()).not.toContain(withdrawn.headline);
  }
  const failures = [
    ['a page that was not cached', '/luu-tru', {}],
    ['the home page for a signed-in person', '/', { cookie }],
    ['the desk', '/desk', { cookie }],
  ] as const;
  for (const [what, address, headers] of failures) {
    const answer = await ask(address, headers);
    expect([what, answer.status]).toEqual([what, 503]);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    const html = await answer.text();
    expect(html).toContain('Trang đang gặp sự cố');
    expect(html).not.toMatch(/<script/);
    expect(html).not.toContain(withdrawn.headline);
  }
  // The 404 may have been cached while the database was still available.
  const gone = await ask(withdrawn.url);
  expect([404, 503]).toContain(gone.status);
  expect(await gone.text()).not.toContain(withdrawn.headline);
  for (const address of [`/api/v1/articles/${remaining.id}`, '/api/v1/public/articles']) {
    const answer = await ask(address, bearer());
    expect([address, answer.status]).toEqual([address, 503]);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await answer.json()).error).toMatchObject({ code: 'server.unavailable' });
  }
  expect((await ask('/api/health')).status).toBe(200);

  database = await startDatabase();
  await expect.poll(async () => (await ask('/api/ready')).status, { timeout: 30_000 }).toBe(200);
  await expect.poll(async () => (await ask('/luu-tru')).status, { timeout: 30_000 }).toBe(200);
  expect((await ask('/desk', { cookie })).status).toBe(200);
  expect((await act(`/articles/${withdrawn.id}/release-withheld`, {})).status).toBe(200);
  // The listener for cache invalidation has reconnected as well.
  await expect.poll(async () => (await ask('/')).text(), { timeout: 30_000 }).toContain(withdrawn.url);
  expect((await act(`/articles/${withdrawn.id}/withhold`, { reason: 'Một lần nữa.' })).status).toBe(200);
  await expect.poll(async () => (await ask('/')).text(), { timeout: 30_000 }).not.toContain(withdrawn.url);
}, 300_000);
