import { beforeAll, expect, test } from 'vitest';
import { checkExport } from '#core/audit/check-export.ts';
import { sha256 } from '#platform/text/hash.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { compareExport } from '#usecases/audit/compare-export.ts';
import { exportAudit } from '#usecases/audit/export-audit.ts';
import { searchAudit } from '#usecases/audit/search-audit.ts';
import { createTag } from '#usecases/tags/create-tag.ts';

let database: FreshDatabase;
let newsroom: Newsroom;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  const { id: articleId } = await createArticle(newsroom.as('lan'), {
    content: contentFor(newsroom, { headline: 'Mùa nước mặn' }),
  });
  await createArticle(newsroom.as('huy'), {
    content: contentFor(newsroom, { headline: 'Bản nháp của Huy' }),
  });
  for (const [who, action, reason] of [
    ['lan', 'submit', undefined],
    ['thu', 'request_changes', '=HYPERLINK("http://evil.example")\n"Hai dòng", có dấu phẩy'],
    ['lan', 'submit', undefined],
    ['thu', 'approve', undefined],
  ] as const) {
    await newsroom.act(who, articleId, action, { reason });
  }
  await createTag({ ...newsroom.as('thu'), address: '=1+1' }, { name: '=cmd|calc' });
});

async function exported(
  filters: Record<string, string>,
  { reach = 'whole', who = 'quan' }: { reach?: 'whole' | 'as-readable'; who?: 'quan' | 'tam' } = {},
): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of await exportAudit(newsroom.as(who), filters, reach)) lines.push(line);
  return lines;
}

test.each(['jsonl', 'csv'])('a complete export as %s verifies', async (format) => {
  const lines = await exported({ format });
  const state = await checkExport(lines, sha256);
  expect(state).toMatchObject({ withheld: 0, breaks: [], faults: [], first: 1 });
  expect(state.rows).toBe(state.end?.head.seq);
  expect(await compareExport(database, [{ seq: 3, hash: 'x' }])).toEqual([3]);
});

test.each(['jsonl', 'csv'])('any change of an export as %s is detected and located', async (format) => {
  const lines = await exported({ format });
  const from = format === 'csv' ? 1 : 0;
  const changedAt = async (change: (copy: string[]) => void) => {
    const copy = [...lines];
    change(copy);
    const { breaks, faults } = await checkExport(copy, sha256);
    return { seqs: breaks.map(({ seq }) => seq), faults: faults.map(({ why }) => why) };
  };
  const row = lines[from + 2] ?? '';
  for (const [what, with_] of [
    ['article.submit', 'article.kill'],
    ['127.0.0.1', '127.0.0.2'],
    ['draft', 'hold'],
  ] as const) {
    expect(row).toContain(what);
    const { seqs } = await changedAt((copy) => copy.splice(from + 2, 1, row.replace(what, with_)));
    expect(seqs).toEqual([3]);
  }
  const named = await changedAt((copy) => copy.splice(from + 2, 1, row.replace('lan', 'tam')));
  expect(named.faults).toEqual(['other_digest']);
  expect((await changedAt((copy) => copy.splice(from + 2, 2))).seqs).toEqual([3]);
  expect((await changedAt((copy) => copy.splice(from + 2, 2))).faults).toContain('other_rows');
  expect((await changedAt((copy) => copy.pop())).faults).toEqual(['no_end']);
  expect((await changedAt((copy) => copy.splice(-2, 1))).faults).toContain('not_at_head');
  expect((await changedAt((copy) => copy.splice(3, 0, 'xyz'))).faults).toEqual(['not_a_line']);
  expect((await changedAt((copy) => copy.push(row))).faults).toEqual(['after_the_end']);
});

test('a filtered export verifies too, without the rows between', async () => {
  const lines = await exported({ act: 'group:review', person: newsroom.people.lan.id });
  const state = await checkExport(lines, sha256);
  expect(state).toMatchObject({ rows: 2, breaks: [], faults: [] });
  expect(state.end?.filters).toEqual({ act: 'group:review', person: newsroom.people.lan.id });
  const shorter = await checkExport(lines.toSpliced(0, 1), sha256);
  expect(shorter.faults.map(({ why }) => why)).toEqual(['other_rows', 'other_digest']);
});

test('no CSV cell starts a formula', async () => {
  const lines = await exported({ format: 'csv' });
  expect(lines.filter((line) => /(^|,)"?[=+@-]/.test(line))).toEqual([]);
  expect(lines.join('\n')).toContain(`,'=1+1,`);
});

test('an export from the screen contains no more than the screen, and counts withheld rows', async () => {
  const lines = await exported({}, { reach: 'as-readable', who: 'quan' });
  expect(lines.join('\n')).not.toMatch(/Mùa nước mặn|Bản nháp của Huy|HYPERLINK/);
  const state = await checkExport(lines, sha256);
  expect(state).toMatchObject({ breaks: [], faults: [] });
  expect(state.withheld).toBeGreaterThan(1);
  const readable = (await exported({}, { reach: 'as-readable', who: 'tam' })).join('\n');
  expect(readable).toContain('Mùa nước mặn');
  expect(readable).not.toContain('Bản nháp của Huy');
});

test('an export is audited with its filters before its first line', async () => {
  await exportAudit(newsroom.as('tam'), { format: 'csv', act: 'group:review' });
  const { acts } = await searchAudit(newsroom.as('quan'), { act: 'audit.export' });
  expect(acts[0]).toMatchObject({ actorName: 'tam', detail: { format: 'csv', act: 'group:review' } });
});

test('no other role exports the audit', async () => {
  for (const who of ['lan', 'thu', 'phuc'] as const) {
    await expect(exportAudit(newsroom.as(who), {})).rejects.toMatchObject({ code: 'action.not-your-role' });
  }
  await expect(exportAudit(newsroom.as(null), {})).rejects.toMatchObject({ code: 'auth.required' });
});
