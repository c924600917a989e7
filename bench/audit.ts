import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { openNewsroom } from '../scripts/newsroom/open-newsroom.ts';
import { searchAudit } from '../usecases/audit/search-audit.ts';
import type { Context } from '../usecases/context.ts';
import { PROGRAMS } from './programs.ts';
import { figure, quantile, reporter } from './support/figure.ts';
import { benchOptions } from './support/options.ts';

/*
 * Latency of audit log pages among many rows, by each filter and by the slowest combinations.
 * `npm run bench audit -- --rows 1000000`. bench/README.md explains it.
 */

const ROUNDS = 40;
/** The longest acceptable latency of a page. */
const markMs = 200;

const { rows, json } = benchOptions(PROGRAMS.audit);
const report = reporter({ json });
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'toasoan-bench-audit-'));
process.env.DATA_DIR = dataDir;
const newsroom = await openNewsroom();
try {
  const people = await fill();
  const managing: Context = {
    ...newsroom.ctx,
    actor: {
      id: people[0] ?? '',
      name: 'Tâm',
      roles: [{ role: 'managing_editor', sectionId: null }],
      grants: [],
    },
  };
  const first = await searchAudit(managing);
  const deep = (await searchAudit(managing, { to: '2019-01-01' })).older ?? '';
  for (const [name, filters] of [
    ['the newest', {}],
    ['deep within', { older: deep }],
    ['the next page', { older: first.older ?? '' }],
    ['a busy person', { person: people[1] }],
    ['a rare person', { person: people[199] }],
    ['a common act', { act: 'article.claim' }],
    ['a rare act', { act: 'article.take_down' }],
    ['a group of acts', { act: 'group:withdrawal' }],
    ['a rare person and a group', { person: people[199], act: 'group:review' }],
    ['one day years ago', { from: '2018-06-01', to: '2018-06-01' }],
    ['an address', { address: '10.0.3.7' }],
    ['a rare word', { words: 'hồ chứa 780' }],
    ['a common word', { words: 'thiếu nguồn' }],
    ['a common word of one person', { words: 'thiếu nguồn', person: people[150] }],
    ['a common word years ago', { words: 'thiếu nguồn', to: '2018-01-01' }],
    ['a common word and acts that never had it', { words: 'thiếu nguồn', act: 'group:withdrawal' }],
    ['a common phrase', { words: '"hồ chứa"' }],
    ['a busy person and a rare act', { person: people[0], act: 'article.take_down' }],
    ['acts from an address', { act: 'group:withdrawal', address: '10.0.3.7' }],
  ] as const) {
    const durations: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const begun = performance.now();
      await searchAudit(managing, filters);
      durations.push(performance.now() - begun);
    }
    report.add(figure(`${name}, p50`, [quantile(durations, 0.5), 'ms']));
    report.add(figure(`${name}, p95`, [quantile(durations, 0.95), 'ms'], markMs));
  }
} finally {
  await newsroom.close();
  rmSync(dataDir, { recursive: true, force: true });
}
process.exit(report.exitCode());

/**
 * Rows of ten years with a realistic distribution: few people and actions are frequent, most are rare, one
 * row in twelve has a reason.
 */
async function fill(): Promise<string[]> {
  const client = new pg.Client({ connectionString: newsroom.ownerUrl });
  await client.connect();
  try {
    await client.query(`insert into people (id, kind, name, slug, email, created_at)
      select gen_random_uuid(), 'staff', 'Người ' || n, 'nguoi-' || n, 'n' || n || '@toasoan.example', now()
      from generate_series(1, 200) n`);
    await client.query(`
      create temp table act as select row_number() over () - 1 as n, name from unnest(array['article.claim','article.submit',
        'article.approve','article.publish','article.request_changes','article.publish_update','article.comment',
        'article.hold','article.schedule','article.withhold','article.kill','article.take_down','tag.create',
        'media.upload','session.sign_in','person.change_rights','section.edit','audit.export']) name;
      create temp table who as select row_number() over (order by slug) - 1 as n, id from people`);
    await client.query(
      `insert into audit (seq, at, actor_id, action, subject_type, subject_id, detail, address, previous_hash, hash)
      select g, timestamptz '2016-01-01' + g * (interval '10 years' / $1), w.id, case when g % 12 = 0 then 'section.edit' else a.name end, case when g % 12 = 0 then 'section' else 'article' end,
        md5((g / 6)::text)::uuid,
        case when g % 12 = 0 then jsonb_build_object('reason', case when g % 24 = 0 then 'Thiếu nguồn ở đoạn hai'
          else 'Hồ chứa ' || (g % 1000) end) else '{}' end,
        '10.0.' || (g % 16) || '.' || (g % 250), repeat('0', 64), md5(g::text) || md5(g::text)
      from generate_series(1, $1) g
        join act a on a.n = floor(18 * power(abs(hashint4(g)) / 2147483647.0, 3))
        join who w on w.n = floor(200 * power(abs(hashint4(g + 7)) / 2147483647.0, 3))`,
      [rows],
    );
    await client.query(
      `insert into audit_reasons (seq, words, at, actor_id, action, subject_type, subject_id, address)
      select seq, case when seq % 24 = 0 then $1::tsvector else ($2 || ' ''' || (seq % 1000) || ''':3')::tsvector end,
        at, actor_id, action, subject_type, subject_id, address
      from audit where seq % 12 = 0`,
      [`'thieu':1 '=thiếu':1 'nguon':2 '=nguồn':2`, `'ho':1 '=hồ':1 'chua':2 '=chứa':2`],
    );
    await client.query('vacuum analyze audit, audit_reasons');
    const { rows: found } = await client.query<{ id: string }>('select id from who order by n');
    return found.map(({ id }) => id);
  } finally {
    await client.end();
  }
}
