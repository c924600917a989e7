import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type pg from 'pg';
import { DESK_FILTER_FIELDS, filterQuery } from '#core/articles/desk-filter.ts';
import { dayMs } from '#core/shared/day-ms.ts';
import { deskUrl } from '#core/urls.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { startPostgres } from '#platform/postgres/start-postgres.ts';
import { deskMessageFiles } from '#platform/text/desk-message-files.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { startSite } from '#tests/support/site/start-site.ts';
import { listQueue } from '#usecases/articles/list-queue.ts';
import type { Context } from '#usecases/context.ts';
import { seedDemo } from '#usecases/seed/seed-demo.ts';
import { contextOfStaff } from '../scripts/newsroom/find-staff.ts';
import { openNewsroom } from '../scripts/newsroom/open-newsroom.ts';
import { PROGRAMS } from './programs.ts';
import { cookieFor } from './support/cookie-for.ts';
import { figure, quantile, reporter } from './support/figure.ts';
import { fillWithStories } from './support/million-stories.ts';
import { benchOptions } from './support/options.ts';

/*
 * The desk's lists at a million stories: every view with every filter, first pages and a later page. Measured
 * as managing editor, editor of one desk and journalist, both in the database and as a page of the built
 * site. bench/README.md explains it.
 */

const DATABASE_MARK_MS = 50;
const PAGE_MARK_MS = 150;

const { stories, rounds, json, 'no-pages': withoutPages } = benchOptions(PROGRAMS['desk-lists']);

const PEOPLE = { tam: 'managing editor', thu: 'editor of one desk', lan: 'journalist' } as const;
const VIEWS = DESK_FILTER_FIELDS.view;
const day = (daysAgo: number) => new Date(Date.now() - daysAgo * dayMs).toISOString().slice(0, 10);

/** Each single filter of the screen, and combinations with many, few and no results. */
const FILTERS: Readonly<Record<string, Record<string, string>>> = {
  'no filter': {},
  ...Object.fromEntries(DESK_FILTER_FIELDS.state.map((state) => [`state ${state}`, { state }])),
  section: { section: 'the-gioi' },
  'section below': { section: 'khi-hau' },
  'author of many': { author: 'nguyen-ngoc-lan' },
  'author of few': { author: 'bench-60' },
  'common tag': { tag: 'bench-1' },
  'rare tag': { tag: 'bench-99' },
  'this week': { from: day(7) },
  'a month years ago': { from: day(2_230), to: day(2_200) },
  'common word': { q: 'viet' },
  'five words': { q: 'giá gạo xuất khẩu tăng' },
  'rare word': { q: 'tim' },
  number: { q: '100777' },
  'no such word': { q: 'zzyzx' },
  ...Object.fromEntries(DESK_FILTER_FIELDS.claim.map((claim) => [`claim ${claim}`, { claim }])),
  ...Object.fromEntries(DESK_FILTER_FIELDS.due.map((due) => [`due ${due}`, { due }])),
  ...Object.fromEntries(
    DESK_FILTER_FIELDS.priority.map((priority) => [`priority ${priority}`, { priority }]),
  ),
  'by due': { sort: 'due' },
  'state and section': { state: 'live', section: 'the-gioi' },
  'author and tag': { author: 'nguyen-ngoc-lan', tag: 'bench-2' },
  'author, tag, word, nothing': { author: 'bench-60', tag: 'bench-99', q: 'vệ tinh' },
  'word, years ago': { q: 'biển', from: day(2_900), to: day(2_500) },
  'state, author, by due': { state: 'draft', author: 'nguyen-ngoc-lan', sort: 'due' },
  'very common word': { q: 'của' },
  'ten common words': { q: 'của và các năm trong cho người được với việt' },
  'very common word, nothing lately': { q: 'của', state: 'spiked', to: day(2_000) },
  'state, word, before last year': { state: 'draft', q: 'việt', to: day(365) },
  'state, priority, author': { state: 'spiked', priority: 'urgent', author: 'nguyen-ngoc-lan' },
  'priority, years ago': { priority: 'normal', from: day(2_900), to: day(2_500) },
  'section of others': { section: 'kinh-te' },
  'section, by due': { section: 'kinh-te', sort: 'due' },
  'state, by due': { state: 'hold', sort: 'due' },
  'nothing, by due': { state: 'live', sort: 'due' },
  'priority, by due': { priority: 'normal', sort: 'due' },
};

const report = reporter({ json });
const print = (words: string) => process.stderr.write(`${words}\n`);

const dataDir = withoutPages ? mkdtempSync(path.join(os.tmpdir(), 'toasoan-bench-')) : null;
const site = withoutPages ? null : await startSite();
process.env.DATA_DIR = site?.dataDir ?? dataDir ?? '';
const server = dataDir === null ? null : await startPostgres({ dataDir, log: createLogger('error') });
try {
  if (server !== null) await migrateDatabase(server.connectionString);
  const newsroom = await openNewsroom();
  try {
    if (server !== null) await seedDemo(newsroom.operator, { password: 'bench' });
    const start = Date.now();
    await fillWithStories(newsroom.ownerUrl, stories);
    await leaveOneDesk(newsroom.pool);
    print(`${stories} stories made in ${Math.round((Date.now() - start) / 1_000)} s`);
    const clock = watchDatabase(newsroom.pool);
    for (const [person, role] of Object.entries(PEOPLE)) {
      const ctx = await contextOfStaff(newsroom.ctx, `${person}@toasoan.example`);
      await measureDatabase(role, ctx, clock);
      if (site !== null) await measurePages(role, site.url, await cookieFor(site, person));
    }
  } finally {
    await newsroom.close();
  }
} finally {
  await site?.stop();
  await server?.stop();
  if (dataDir !== null) rmSync(dataDir, { recursive: true, force: true });
}
process.exit(report.exitCode());

/** Thu edits two desks of the demo. */
async function leaveOneDesk(pool: pg.Pool): Promise<void> {
  await pool.query(
    `delete from person_roles r using people p, sections s
     where r.person_id = p.id and s.id = r.section_id and p.email like 'thu@%' and s.slug = 'thoi-su'`,
  );
}

type Clock = { readonly take: () => number };

/** Query times since the last call, in milliseconds, as this process waits for them. */
function watchDatabase(pool: pg.Pool): Clock {
  let spent = 0;
  const ask = pool.query.bind(pool) as (...args: unknown[]) => Promise<unknown>;
  pool.query = (async (...args: unknown[]) => {
    const start = performance.now();
    try {
      return await ask(...args);
    } finally {
      spent += performance.now() - start;
    }
  }) as typeof pool.query;
  return {
    take() {
      const elapsed = spent;
      spent = 0;
      return elapsed;
    },
  };
}

async function measureDatabase(role: string, ctx: Context, clock: Clock): Promise<void> {
  const all: number[] = [];
  for (const view of VIEWS) {
    for (const [name, filter] of Object.entries(FILTERS)) {
      const times: number[] = [];
      for (let round = 0; round <= rounds; round += 1) {
        let cursor: string | undefined;
        // The first page and the two after it.
        for (let page = 0; page < 3; page += 1) {
          clock.take();
          const { nextCursor } = await listQueue(ctx, { ...filter, view, cursor });
          // The first round only warms the cache.
          if (round > 0) times.push(clock.take());
          if (nextCursor === null) break;
          cursor = nextCursor;
        }
      }
      all.push(...times);
      report.add(
        figure(`database, ${role}, ${view}, ${name}: p95`, [quantile(times, 0.95), 'ms'], DATABASE_MARK_MS),
      );
    }
  }
  report.add(figure(`database, ${role}, all lists: p95`, [quantile(all, 0.95), 'ms'], DATABASE_MARK_MS));
}

async function measurePages(role: string, url: string, cookie: string): Promise<void> {
  const all: number[] = [];
  for (const view of VIEWS) {
    for (const [name, filter] of Object.entries(FILTERS)) {
      const times: number[] = [];
      for (let round = 0; round <= rounds; round += 1) {
        const start = performance.now();
        const answer = await fetch(`${url}${deskUrl}?${filterQuery({ ...filter, view })}`, {
          headers: { cookie },
          redirect: 'manual',
        });
        const html = await answer.text();
        if (answer.status !== 200 || !html.includes('queue')) throw new Error(`${name}: ${answer.status}`);
        if (round > 0) times.push(performance.now() - start);
      }
      all.push(...times);
      report.add(figure(`page, ${role}, ${view}, ${name}: p95`, [quantile(times, 0.95), 'ms'], PAGE_MARK_MS));
    }
  }
  report.add(figure(`page, ${role}, all lists: p95`, [quantile(all, 0.95), 'ms'], PAGE_MARK_MS));
  const html = await (await fetch(url + deskUrl, { headers: { cookie } })).text();
  const bytes = gzipSync(html).length;
  const withMessages = gzipSync(html + deskMessageFiles.vi.json).length;
  report.add(figure(`page, ${role}: gzip`, [bytes, 'bytes']));
  report.add(figure(`page, ${role}: gzip with the messages inside`, [withMessages, 'bytes']));
}
