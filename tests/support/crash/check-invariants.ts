import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { renditionKeys, type StoredPicture } from '#core/media/renditions.ts';
import { openDatabase } from '#db/client.ts';
import { verifyAudit } from '#usecases/audit/verify-audit.ts';
import { findMissing } from '../../../bench/support/soak-writer.ts';
import type { Ledger } from './ledger.ts';
import type { LoadUsers } from './mixed-load.ts';

/** A sentence for each violated invariant; empty if all hold. */
export type Findings = string[];

const FEED_WITHIN_MS = 30_000;

type Installation = { readonly connectionString: string; readonly dataDir: string };

/** Checks that everything acknowledged is complete, and that no transaction is half applied. */
export async function checkInvariants(
  installation: Installation,
  users: LoadUsers,
  ledger: Ledger,
): Promise<Findings> {
  const client = new pg.Client({ connectionString: installation.connectionString });
  await client.connect();
  try {
    return [
      ...(await lostSaves(client, ledger)),
      ...(await lostPublications(client, ledger)),
      ...(await halves(client)),
      ...(await picturesWithoutFiles(client, installation.dataDir, ledger)),
      ...(await brokenAudit(installation.connectionString)),
      ...(await lostWords(users, ledger)),
      ...(await unreadable(users, ledger)),
    ];
  } finally {
    await client.end();
  }
}

async function lostSaves(client: pg.Client, { saves }: Ledger): Promise<Findings> {
  const { rows } = await client.query<{ save: string }>(
    "select article_id || ' ' || number || ' ' || headline as save from article_versions",
  );
  const stored = new Set(rows.map(({ save }) => save));
  return saves
    .filter((one) => !stored.has(`${one.articleId} ${one.version} ${one.headline}`))
    .map((one) => `lost: version ${one.version} of ${one.articleId}`);
}

async function lostPublications(client: pg.Client, { publications }: Ledger): Promise<Findings> {
  const { rows } = await client.query<{ id: string; headline: string }>(
    'select id, headline from public_articles where id = any($1)',
    [publications.map(({ articleId }) => articleId)],
  );
  const shown = new Map(rows.map(({ id, headline }) => [id, headline]));
  return publications
    .filter(({ articleId, headline }) => shown.get(articleId) !== headline)
    .map(({ articleId }) => `lost: the publication of ${articleId}`);
}

/** Rows that one transaction writes exist together or not at all. */
const HALVES: Readonly<Record<string, string>> = {
  'live without a version, or one of another story': `
    select a.id from articles a left join article_versions v on v.id = a.live_version_id and v.article_id = a.id
    where a.public_state = 'live' and v.id is null`,
  'live and not for readers': `
    select a.id from articles a where a.public_state = 'live' and a.expires_at is null and a.embargo_until is null
      and not exists (select from public_articles p where p.id = a.id)`,
  'live and not searchable': `
    select a.id from articles a where a.public_state = 'live'
      and not exists (select from search_docs d where d.article_id = a.id)`,
  'searchable and never for readers': `
    select d.article_id as id from search_docs d join articles a on a.id = d.article_id
    where a.public_state = 'none'`,
  'published by the API without a word in the audit': `
    select a.id from articles a where a.public_state = 'live' and a.slug like 'bai-ra-mat-so-%'
      and not exists (select from audit t where t.subject_id = a.id and t.action = 'article.publish')`,
  'published by the API without an effect': `
    select a.id from articles a where a.public_state = 'live' and a.slug like 'bai-ra-mat-so-%'
      and 1 <> (select count(*) from outbox o where o.name = 'article.publish' and o.payload ->> 'articleId' = a.id::text)`,
  'an effect of a publication that is none': `
    select o.id from outbox o where o.name = 'article.publish' and not exists (
      select from articles a where a.id::text = o.payload ->> 'articleId' and a.live_version_id is not null)`,
  'a working version that is none': `
    select a.id from articles a where not exists (
      select from article_versions v where v.id = a.working_version_id and v.number = a.working_number)`,
};

async function halves(client: pg.Client): Promise<Findings> {
  const found: Findings = [];
  for (const [what, question] of Object.entries(HALVES)) {
    const { rows } = await client.query<{ id: string }>(question);
    found.push(...rows.map(({ id }) => `half: ${what}: ${id}`));
  }
  return found;
}

async function picturesWithoutFiles(
  client: pg.Client,
  dataDir: string,
  { pictures }: Ledger,
): Promise<Findings> {
  const { rows } = await client.query<StoredPicture>(
    'select id, width, rendition_widths as widths, avif_widths as "avifWidths" from media',
  );
  const known = new Set(rows.map(({ id }) => id));
  const lost = pictures.filter((id) => !known.has(id)).map((id) => `lost: the picture ${id}`);
  const missing = rows.flatMap((picture) =>
    renditionKeys(picture)
      .filter((key) => !existsSync(path.join(dataDir, 'files', key)))
      .map((key) => `half: a picture without its file ${key}`),
  );
  return [...lost, ...missing];
}

async function brokenAudit(connectionString: string): Promise<Findings> {
  const database = await openDatabase({ connectionString, maxConnections: 1 });
  try {
    const { brokenAt } = await verifyAudit(database);
    return brokenAt === null ? [] : [`the audit is broken at ${brokenAt}`];
  } finally {
    await database.close();
  }
}

/** Checks the stories of this round only: earlier stories were checked in their round. */
async function lostWords({ url, typist }: LoadUsers, ledger: Ledger): Promise<Findings> {
  const found: Findings = [];
  for (const story of ledger.stories) {
    const missing = await findMissing({ ...typist, url }, story);
    found.push(...missing.map((word) => `lost: the word ${word} of ${story.articleId}`));
    ledger.stories.delete(story);
  }
  return found;
}

/** Checks the newest publications as readers see them. */
async function unreadable({ url }: LoadUsers, { publications }: Ledger): Promise<Findings> {
  const newest = publications.slice(-3);
  const feed = await feedWith(
    url,
    newest.map(({ headline }) => headline),
  );
  const found: Findings = [];
  for (const { articleId, url: address, headline } of newest) {
    const page = await fetch(new URL(address, url));
    if (page.status !== 200 || !(await page.text()).includes(headline))
      found.push(`not to be read: ${articleId} (${page.status})`);
    if (!feed.includes(headline)) found.push(`not in the feed: ${articleId}`);
  }
  return found;
}

/**
 * The feed once it contains all of these, or its state after a timeout. A site that was not restarted may
 * serve a stale copy first.
 */
async function feedWith(url: string, headlines: readonly string[]): Promise<string> {
  for (const end = Date.now() + FEED_WITHIN_MS; ; await sleep(100)) {
    const feed = await (await fetch(`${url}/rss.xml`)).text();
    if (headlines.every((headline) => feed.includes(headline)) || Date.now() > end) return feed;
  }
}
