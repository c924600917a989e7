import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningPostgres, startPostgres } from '#platform/postgres/start-postgres.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { newVisitor } from '#tests/support/browser/browser.ts';
import { newDataFolder } from '#tests/support/site/data-folder.ts';
import { signInAt } from '#tests/support/site/sign-in-at.ts';
import { type RestartedSite, startSiteToRestart } from '#tests/support/site/start-site.ts';
import { tokenOf } from '#tests/support/site/token-of.ts';

/** Text that must not appear in the output of the process. */
const MARK = 'Tít-bài-mật-lan-truyền';

const folder = newDataFolder('toasoan-silent-');
let database: RunningPostgres;
let owner: pg.Client;
let site: RestartedSite;
let token: string;
/** The whole output of the process, stdout and stderr; its log goes to one of them. */
let printed = '';

beforeAll(async () => {
  database = await startPostgres({ dataDir: folder, log: createLogger('error') });
  const databaseUrl = database.connectionString;
  site = await startSiteToRestart({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'debug' }, (text) => {
    printed += text;
  });
  token = await tokenOf('lan', { dataDir: site.dataDir, databaseUrl });
  owner = new pg.Client({ connectionString: databaseUrl });
  await owner.connect();
}, 600_000);

afterAll(async () => {
  await owner?.end();
  await site?.stop();
  await database?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The output once the process has reported the given failure. */
async function printedWith(failure: string): Promise<string> {
  await expect.poll(() => printed, { timeout: 20_000 }).toContain(failure);
  return printed;
}

test('a page, a screen and a route whose query fails log the failure without the content', async () => {
  const lan = await newVisitor({ baseURL: site.url });
  await signInAt(lan, 'lan', site);

  await owner.query(
    `alter table article_versions add constraint no_mark check (headline not like '%${MARK}%')`,
  );
  const made = await fetch(`${site.url}/api/v1/articles`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ headline: MARK, section: 'thoi-su' }),
  });
  expect(made.status).toBe(500);
  expect(await printedWith('no_mark')).not.toContain(MARK);
  const ofDatabase = readFileSync(path.join(folder, 'logs', 'postgres.log'), 'utf8');
  expect(ofDatabase).toContain('no_mark');
  expect(ofDatabase).not.toContain(MARK);

  await owner.query('alter table search_docs rename to search_docs_gone');
  const found = await fetch(`${site.url}/tim-kiem?q=${encodeURIComponent(MARK)}`);
  expect(found.status).toBe(503);
  expect(await printedWith('search_docs')).not.toContain(MARK);
  await printedWith('a reader page could not be rendered');

  await owner.query('alter table desk_docs rename to desk_docs_gone');
  const screen = await lan.goto(`/desk?${new URLSearchParams({ q: MARK })}`);
  expect(screen?.status()).toBe(503);
  expect(await printedWith('desk_docs')).not.toContain(MARK);
  // Nor its URL-encoded form.
  expect(printed).not.toContain(encodeURIComponent(MARK));
  expect(printed).not.toMatch(/\bparams: /);
});
