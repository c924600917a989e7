import { exec, execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findLastAct } from '#db/queries/operations/operations.ts';
import { folderStorage } from '#platform/storage/storage.ts';
import type { Job } from '#server/worker/job.ts';
import { relayOutbox } from '#server/worker/relay-outbox.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { openQueue } from '#tests/support/database/open-queue.ts';
import { callApi } from '#tests/support/site/call-api.ts';
import { collected } from '#tests/support/site/collected.ts';
import { bodyOf, contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { uploadMedia } from '#usecases/media/upload-media.ts';
import { setRoyaltyMarks } from '#usecases/royalties/set-royalty-marks.ts';
import { provideServices } from '#usecases/services.ts';
import { main } from '../../scripts/newsroom/main.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'toasoan-command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let database: FreshDatabase;
let newsroom: Newsroom;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  provideServices(newsroom.as(null));
  await newsroom.published();
});

type Place = { on?: FreshDatabase; databaseUrl?: string; dataDir?: string };
type Answer = { code: number; out: string; err: string };

function environment({ on = database, databaseUrl = on.connectionString, dataDir = 'data' }: Place) {
  return { DATABASE_URL: databaseUrl, DATA_DIR: path.join(folder, dataDir), LOG_LEVEL: 'error' };
}

/** Runs a command in this process, on the database of the test. */
async function command(args: string[], place: Place = {}): Promise<Answer> {
  const [out, err] = [collected(), collected()];
  const code = await main(args, { env: environment(place), stdout: out.stream, stderr: err.stream });
  return { code, out: out.text(), err: err.text() };
}

/**
 * Runs a command as the process that npm starts. It can write no file longer than `fullAfter` blocks, as on a
 * full disk.
 */
async function commandProcess(
  args: string[],
  { fullAfter = 'unlimited' }: { fullAfter?: number | 'unlimited' } = {},
): Promise<Answer> {
  const env = { ...environment({}), PATH: process.env.PATH, NODE_ENV: 'test' as const };
  const shell = ['-c', `umask 022; ulimit -f ${fullAfter}; exec "$@"`, 'sh'];
  const script = path.join(root, 'scripts/newsroom.ts');
  return new Promise((resolve) => {
    execFile(
      'sh',
      [...shell, process.execPath, '--no-warnings', script, ...args],
      { cwd: root, env },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

test('a token created on the command line works until it is revoked there', async () => {
  const made = await command(['token', 'create', '--person', 'lan@toasoan.example', '--json']);
  const { id, token } = JSON.parse(made.out) as { id: string; token: string };
  expect((await callApi('GET', '/tags', { token })).status).toBe(200);
  expect((await command(['token', 'list'])).out).not.toContain(token);
  expect((await command(['token', 'revoke', id])).code).toBe(0);
  expect((await callApi('GET', '/tags', { token })).status).toBe(401);
});

test.each([
  ['nothing', [], 0],
  ['an unknown command', ['frobnicate'], 2],
  ['an unknown option', ['token', 'list', '--colour'], 2],
  ['a missing option', ['token', 'create'], 2],
  ['an unknown person', ['token', 'create', '--person', 'ai@do.example'], 1],
])('typing %s prints an explanation and exits with its code', async (_, args, code) => {
  const answer = await command(args);
  expect([answer.code, `${answer.out}${answer.err}`.trim() !== '']).toEqual([code, true]);
});

test('a command’s process exits with its code and prints a refusal to standard error', async () => {
  expect(await commandProcess(['token', 'list', '--colour'])).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('npm run newsroom -- token list'),
  });
});

test.each([0, 8])(
  'a backup that runs out of space after %i blocks reports it in one line and is not valid',
  async (fullAfter) => {
    const place = path.join(folder, `full-${fullAfter}`);
    const answer = await commandProcess(['backup', place], { fullAfter });
    expect([answer.code, answer.err]).toEqual([1, expect.stringMatching(/^EFBIG: [^\n]+\n$/)]);
    expect((await command(['backup', 'verify', place])).err).toContain('contains no complete backup');
  },
);

test('a backup is readable only by its owner, regardless of the umask', async () => {
  const place = path.join(folder, 'backup-of-mine');
  expect((await commandProcess(['backup', place])).code).toBe(0);
  const made = ['', ...readdirSync(place, { recursive: true, encoding: 'utf8' })].map((name) => {
    const found = statSync(path.join(place, name));
    return [name, found.isDirectory(), (found.mode & 0o777).toString(8)] as const;
  });
  expect(made.length).toBeGreaterThan(3);
  for (const [name, isFolder, mode] of made) expect([name, mode]).toEqual([name, isFolder ? '700' : '600']);
});

const noStack = expect.not.stringMatching(/^\s+at /m);

test('a backup without a newsroom is refused and creates neither database nor file', async () => {
  const place = path.join(folder, 'copy-of-nothing');
  const nowhere = path.join(folder, 'never-started');
  const never = await command(['backup', place], { databaseUrl: '', dataDir: 'never-started' });
  expect(never).toMatchObject({
    code: 1,
    err: expect.stringContaining(`no database in the data folder ${nowhere}`),
  });
  const empty = await freshDatabase();
  for (const args of [['backup', place], ['export'], ['audit', 'export'], ['verify-audit']]) {
    const answer = await command(args, { on: empty });
    expect(answer).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('no newsroom in the database'),
    });
  }
  expect([place, nowhere].filter((made) => existsSync(made))).toEqual([]);
});

test.each(['backup', 'restore'])('%s with an unreachable database reports it in one line', async (name) => {
  const place = path.join(folder, `${name}-of-none`);
  const { hostname, port } = new URL(database.connectionString);
  for (const databaseUrl of [
    'postgres://u@127.0.0.1:1/toasoan',
    `postgres://nobody:wrong@${hostname}:${port}/toasoan`,
    'toasoan',
  ]) {
    const answer = await command([name, place], { databaseUrl });
    expect(answer).toMatchObject({ code: 1, out: '', err: noStack });
    expect(answer.err).toContain('DATABASE_URL');
  }
  expect(existsSync(place)).toBe(false);
});

/** Every row of a backup, sorted. */
function rowsIn(backup: string): string[] {
  return gunzipSync(readFileSync(path.join(backup, 'rows.tsv.gz')))
    .toString()
    .split('\n')
    .sort();
}

test('a backup restored into an empty database gives the same newsroom, which works', async () => {
  const backup = path.join(folder, 'backup');
  // Line and paragraph separators, as text pasted from office programs has them.
  await createArticle(newsroom.as('lan'), {
    content: contentFor(newsroom, { body: bodyOf('Dòng một\u2028dòng hai\u2029đoạn\u0085sau.') }),
  });
  const noise = { create: { width: 320, height: 200, channels: 3 as const, background: '#446688' } };
  await uploadMedia(
    { ...newsroom.as('lan'), storage: folderStorage(path.join(folder, 'data', 'files')) },
    { file: await sharp(noise).jpeg().toBuffer(), filename: 'anh.jpg', declaredType: 'image/jpeg' },
  );
  // As in a newsroom older than `related_keys`: the backup already has the data that a trigger copies.
  const old = await database.db.execute(sql`update related_docs set finding = '{1,2}'`);
  expect(old.rowCount).toBeGreaterThan(0);
  expect((await command(['backup', backup])).code).toBe(0);
  expect(readdirSync(backup)).toContain('manifest.json');
  const other = await freshDatabase();
  const restored = await command(['restore', backup], { on: other, dataDir: 'other' });
  expect([restored.code, restored.err]).toEqual([0, '']);
  expect((await command(['export'], { on: other })).out).toBe((await command(['export'])).out);
  expect((await command(['verify-audit'], { on: other })).code).toBe(0);
  // Every row of every table: a backup of the restored newsroom equals the backup.
  const again = path.join(folder, 'backup-of-restored');
  expect((await command(['backup', again], { on: other, dataDir: 'other' })).code).toBe(0);
  expect(rowsIn(again)).toEqual(rowsIn(backup));
  expect(readFileSync(path.join(again, 'files.sha256'), 'utf8').split('\n').sort()).toEqual(
    readFileSync(path.join(backup, 'files.sha256'), 'utf8').split('\n').sort(),
  );

  const { rows } = await other.db.execute<{ max: string }>(sql`select max(number) from articles`);
  const next = await createArticle(
    { ...newsroom.as('lan'), db: other.db },
    { content: contentFor(newsroom) },
  );
  expect(next.number).toBe(Number(rows[0]?.max) + 1);

  const twice = await command(['restore', backup], { on: other });
  expect([twice.code, twice.err]).toEqual([2, expect.stringContaining('empty')]);
});

test('a backup without the files of its pictures is reported and not valid', async () => {
  const lastBackup = async () => (await findLastAct(database.db, 'newsroom.backup'))?.at;
  const before = await lastBackup();
  const backup = path.join(folder, 'backup-without-files');
  const made = await command(['backup', backup], { dataDir: 'where-no-files-are' });
  expect([made.code, made.out]).toEqual([
    1,
    expect.stringMatching(/ 0 files .*not whole.*: 2 picture files are missing .*\n {2}media\//s),
  ]);
  expect(await lastBackup()).toEqual(before);
});

test('a backup verifies itself, and a damaged one is not restored', async () => {
  const backup = path.join(folder, 'backup');
  expect((await command(['backup', 'verify', backup])).out).toMatch(
    /^The backup of .* is whole: \d+ rows and 2 files\.\n$/,
  );
  const [picture = ''] = readFileSync(path.join(backup, 'files.sha256'), 'utf8').split('\n');
  const pictureFile = path.join(backup, picture.split('  ')[1] ?? '');
  const bytes = readFileSync(pictureFile);
  writeFileSync(pictureFile, Buffer.concat([bytes, Buffer.from('x')]));
  const spoilt = await command(['backup', 'verify', backup, '--json']);
  expect([spoilt.code, JSON.parse(spoilt.out)]).toMatchObject([
    1,
    { ok: false, faults: [expect.stringMatching(/^A file is damaged: files\/media\//)] },
  ]);
  writeFileSync(pictureFile, bytes);

  const torn = path.join(backup, 'rows.tsv.gz');
  writeFileSync(torn, readFileSync(torn).subarray(0, 500));
  const damaged = await command(['restore', backup], { on: await freshDatabase() });
  expect([damaged.code, damaged.err]).toEqual([2, expect.stringContaining('damaged')]);
});

test('missing renditions are rebuilt from the largest by the next backup and by a restore', async () => {
  const files = path.join(folder, 'with-pictures', 'files');
  const owner = await freshDatabase();
  expect(
    (
      await command(['restore', path.join(folder, 'backup-of-restored')], {
        on: owner,
        dataDir: 'with-pictures',
      })
    ).code,
  ).toBe(0);
  const ofPictures = { on: owner, dataDir: 'with-pictures' };
  const [id = ''] = readdirSync(path.join(files, 'media'));
  const [jpeg, webp] = ['jpeg', 'webp'].map((format) => path.join('media', id, `320.${format}`)) as [
    string,
    string,
  ];

  rmSync(path.join(files, webp));
  const backup = path.join(folder, 'backup-that-mends');
  const made = await command(['backup', backup, '--json'], ofPictures);
  expect([made.code, JSON.parse(made.out)]).toMatchObject([0, { files: 2, made: [webp], missing: [] }]);
  for (const place of [files, path.join(backup, 'files')]) {
    expect(await sharp(path.join(place, webp)).metadata()).toMatchObject({ format: 'webp', width: 320 });
  }

  writeFileSync(path.join(backup, 'files', webp), 'no picture');
  const verified = await command(['backup', 'verify', backup, '--json']);
  expect([verified.code, JSON.parse(verified.out)]).toMatchObject([1, { ok: false, canBeRestored: true }]);
  const elsewhere = { on: await freshDatabase(), dataDir: 'elsewhere' };
  const restored = await command(['restore', backup, '--json'], elsewhere);
  expect([restored.code, JSON.parse(restored.out || '{}')]).toMatchObject([0, { files: 1, made: 1 }]);
  for (const [name, format] of [
    [jpeg, 'jpeg'],
    [webp, 'webp'],
  ] as const) {
    const file = path.join(folder, 'elsewhere', 'files', name);
    expect(await sharp(file).metadata()).toMatchObject({ format, width: 320, height: 200 });
  }
  expect((await command(['backup', path.join(folder, 'backup-of-mended')], elsewhere)).code).toBe(0);

  rmSync(path.join(backup, 'files', jpeg));
  const refused = await command(['restore', backup], { on: await freshDatabase(), dataDir: 'nowhere' });
  expect([refused.code, refused.err]).toEqual([2, expect.stringMatching(/^A file is missing: .*\.jpeg\.$/m)]);
});

test('a restore refused because of a non-empty database writes no file', async () => {
  const refused = await command(['restore', path.join(folder, 'backup-of-restored')], {
    dataDir: 'untouched',
  });
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('empty')]);
  expect(existsSync(path.join(folder, 'untouched', 'files', 'media'))).toBe(false);
});

test('queued jobs that are not done are queued again after a restore', async () => {
  const boss = await openQueue(database.connectionString);
  const pool = new pg.Pool({ connectionString: database.connectionString, max: 2 });
  await boss.createQueue('tell-readers');
  const jobs = new Map<string, Job>([['tell-readers', { on: ['article.publish'], run: async () => {} }]]);
  await relayOutbox({ pool, boss, jobs });
  const restored = async (backup: string) => {
    const other = await freshDatabase();
    expect((await command(['backup', path.join(folder, backup)])).code).toBe(0);
    expect((await command(['restore', path.join(folder, backup)], { on: other, dataDir: backup })).code).toBe(
      0,
    );
    const { rows } = await other.db.execute<{ name: string }>(
      sql`select name from outbox where processed_at is null`,
    );
    return rows.map(({ name }) => name);
  };
  expect(await restored('backup-of-undone')).toEqual(['article.publish']);
  await pool.query("update jobs.job set state = 'completed', completed_on = now()");
  expect(await restored('backup-of-done')).toEqual([]);
  await boss.stop({ graceful: false });
  await pool.end();
});

test('a rewritten audit row is detected', async () => {
  const owner = await freshDatabase();
  const backup = path.join(folder, 'backup-for-audit');
  await command(['backup', backup]);
  await command(['restore', backup], { on: owner });
  const client = new pg.Client({ connectionString: owner.connectionString });
  await client.connect();
  await client.query(`update audit set actor_id = null where seq = 2`);
  await client.end();
  const found = await command(['verify-audit', '--json'], { on: owner });
  expect([found.code, JSON.parse(found.out)]).toMatchObject([1, { ok: false, rows: 1, brokenAt: 2 }]);
});

test('a lost search table is rebuilt from the stories', async () => {
  await database.db.execute(sql`delete from search_docs`);
  expect((await callApi('GET', '/search?q=nuoc%20man')).json.items).toEqual([]);
  expect(JSON.parse((await command(['reindex', '--json'])).out)).toMatchObject({ stories: 1 });
  expect((await callApi('GET', '/search?q=nuoc%20man')).json.items).toHaveLength(1);
});

test('a story in plain text is imported as a draft, with its unmatched related stories reported', async () => {
  const file = path.join(folder, 'story.txt');
  writeFileSync(
    file,
    [
      'Bến cảng đón chuyến tàu đầu năm (Nguồn: Lan) |',
      'Cảng mở lại sau bão',
      'Chuyến tàu đầu tiên cập bến sáng nay.',
      'Hàng hóa được bốc dỡ ngay trong buổi sáng.',
      '| Đồng bằng tìm cách sống chung với mùa nước mặn Nông dân ba huyện… |',
      '| Một bài mà tòa soạn này không có |',
    ].join('\n'),
  );
  const answer = await command([
    'import',
    file,
    '--person',
    'lan@toasoan.example',
    '--section',
    'kinh-te',
    '--json',
  ]);
  const { articles } = JSON.parse(answer.out) as { articles: { headline: string; notFound: string[] }[] };
  expect(articles).toMatchObject([
    { headline: 'Cảng mở lại sau bão', notFound: ['Một bài mà tòa soạn này không có'] },
  ]);
  const broken = path.join(folder, 'broken.jsonl');
  writeFileSync(broken, '{"working":{"headline":"A"}}\n{broken');
  const refused = await command(['import', broken, '--person', 'lan@toasoan.example']);
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('Line 2')]);
});

test('an import refused midway reports the drafts that it made and the failing line', async () => {
  const lineOf = (headline: string, section: string) => JSON.stringify({ working: { headline, section } });
  const file = path.join(folder, 'elsewhere.jsonl');
  writeFileSync(
    file,
    [lineOf('Bài một', 'kinh-te'), '', lineOf('Bài hai', 'khong-co'), lineOf('Bài ba', 'kinh-te')].join('\n'),
  );
  const { code, out } = await command(['import', file, '--person', 'lan@toasoan.example']);
  expect([code, out]).toEqual([1, expect.stringMatching(/^\d+ {2}Bài một\n1 drafts\.\nLine 3 was rejected/)]);
});

test('an exported audit verifies without a database, and a forged line is detected', async () => {
  const { code, out } = await command(['audit', 'export', '--action', 'review']);
  expect(code).toBe(0);
  const file = path.join(folder, 'elsewhere.jsonl');
  const nowhere = { ...database, connectionString: 'postgres://nobody@127.0.0.1:1/none' };
  writeFileSync(file, out);
  const alone = await command(['audit', 'verify', file], { on: nowhere });
  expect([alone.code, alone.err]).toEqual([0, '']);
  expect(alone.out).toMatch(
    /^The export is whole: 2 rows, 2 to 3 \(act group:review\)\.\nThe audit ended at row \d+, /,
  );
  writeFileSync(file, out.replace('article.approve', 'article.publish'));
  const forged = await command(['audit', 'verify', file, '--json'], { on: nowhere });
  expect([forged.code, JSON.parse(forged.out)]).toMatchObject([1, { ok: false, brokenAt: 3, rows: 2 }]);
});

test('an exported audit is compared with the database, and an unknown format is refused', async () => {
  const { out } = await command(['audit', 'export', '--format', 'csv', '--person', 'thu@toasoan.example']);
  const file = path.join(folder, 'audit.csv');
  writeFileSync(file, out);
  const found = await command(['audit', 'verify', file, '--database', '--json']);
  expect([found.code, JSON.parse(found.out)]).toMatchObject([0, { ok: true, rewritten: [], withheld: 0 }]);
  expect((await command(['audit', 'export', '--format', 'xml'])).code).toBe(2);
});

test('redirected output has only data when run as the help text says', async () => {
  const { out } = await command(['export', '--help']);
  const [words = ''] = out.split(' > ');
  expect(words).toBe('npm run newsroom --silent -- export');
  const printed = async (typed: string) =>
    promisify(exec)(typed, { cwd: root, env: { ...process.env, ...environment({}) } });
  const { stdout } = await printed(words);
  const lines = stdout.trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.map((line) => typeof JSON.parse(line))).toEqual(lines.map(() => 'object'));
  // npm prints its own lines before the command reads its options.
  const refused = printed(`${words.replace(' --silent', '')} --colour`);
  await expect(refused).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining(`Use: ${words}`) });
});

test('a month of royalties is exported as CSV, and an invalid month is refused', async () => {
  const { rows } = await database.db.execute<{ id: string; month: string }>(
    sql`select id, to_char(published_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM') as month from articles
      where public_state = 'live' limit 1`,
  );
  const { id: articleId = '', month = '' } = rows[0] ?? {};
  await setRoyaltyMarks(newsroom.as('thu'), {
    articleId,
    marks: [{ key: `text:${newsroom.people.lan.id}`, was: null, pointTenths: 100, amountDong: 300_000 }],
  });
  const { code, out } = await command(['royalties', 'export', '--month', month]);
  const [head, row, ...more] = out.trim().split('\n');
  expect([code, more]).toEqual([0, []]);
  expect(head).toMatch(/^month,state,person,/);
  expect(row).toMatch(new RegExp(`^${month},open,lan,.*,10,300000,no,`));
  expect((await command(['royalties', 'export', '--month', '11/2026'])).code).toBe(2);
});

test('without a mail server a test mail is stored as a file, and the command says so', async () => {
  const result = await command(['mail', 'test', '--to', 'tam@toasoan.example', '--json'], {
    dataDir: 'mail',
  });
  expect(JSON.parse(result.out)).toMatchObject({ to: 'tam@toasoan.example', sent: false, kind: 'catcher' });
  const mailFiles = readdirSync(path.join(folder, 'mail', 'mail')).filter((name) => name.endsWith('.eml'));
  expect(mailFiles).toHaveLength(1);
  const wrong = await command(['mail', 'test', '--to', 'tam@toasoan.example, lan@toasoan.example']);
  expect(wrong.code).toBe(1);
  expect(wrong.err).toContain('request.invalid');
});
