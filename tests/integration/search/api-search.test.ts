import { beforeAll, describe, expect, test } from 'vitest';
import { openApiDocument } from '#app/api/v1/_operations/openapi-document.ts';
import { facetLexeme } from '#core/search/lexeme.ts';
import { searchMonth } from '#core/search/search-windows.ts';
import { asOwner } from '#tests/support/database/as-owner.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { callApi } from '#tests/support/site/call-api.ts';
import { bodyOf, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { provideServices } from '#usecases/services.ts';
import { createToken } from '#usecases/tokens/create-token.ts';

const timeZone = 'Asia/Ho_Chi_Minh';
const now = new Date('2026-11-27T03:00:00Z');
const hourMs = 3_600_000;
/**
 * As many documents as a phrase search reads, an hour apart; the day of the last in Hà Nội; a time before
 * all.
 */
const spoken = 12_000;
const readBackTo = '2025-07-15';
const before = new Date('2025-06-01T03:00:00Z');
let database: FreshDatabase;
let newsroom: Newsroom;
let token = '';

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  provideServices(newsroom.as(null));
  ({ token } = await createToken(newsroom.as(null), { personEmail: 'lan@toasoan.example' }));
  await fill();
  await publish('Lời nói gió bay qua mấy nhịp cầu', before);
  for (let hour = 21; hour > 0; hour -= 1)
    await publish(`Phiên chợ thứ ${hour} bên sông`, new Date(now.getTime() - hour * hourMs));
  newsroom.setNow(now);
});

/** Documents that have both words, never adjacent. */
async function fill(): Promise<void> {
  await asOwner(database, async (_, client) => {
    await client.query('set local session_replication_role = replica');
    const rows = Array.from({ length: spoken }, (_, i) => {
      const at = new Date(now.getTime() - i * hourMs);
      const month = `'${facetLexeme('month', searchMonth(at, timeZone))}':16383A`;
      return { at: at.toISOString(), document: `'loi':1 '=lời':1 'noi':5 '=nói':5 ${month}` };
    });
    await client.query(
      `insert into search_docs (article_id, published_at, document)
       select gen_random_uuid(), at, document::tsvector from unnest($1::timestamptz[], $2::text[]) each (at, document)`,
      [rows.map(({ at }) => at), rows.map(({ document }) => document)],
    );
  });
}

async function publish(headline: string, at: Date): Promise<void> {
  newsroom.setNow(at);
  await newsroom.published({ headline, body: bodyOf('Người bán kẻ mua.') });
}

type Answer = {
  readonly items: readonly { readonly story?: { readonly headline: string }; readonly number?: number }[];
  readonly facets: {
    readonly total: number;
    readonly isMore: boolean;
    readonly readBack: { readonly since: string; readonly olderUntil: string | null } | null;
    readonly sections: readonly { readonly slug: string; readonly count: number }[];
  } | null;
  readonly nextCursor: string | null;
};

async function ask(path: string, query: Record<string, string>) {
  const { status, json } = await callApi('GET', `${path}?${new URLSearchParams(query)}`, { token });
  return { status, json, answer: json as unknown as Answer };
}

describe.each(['/search', '/articles/search'])('%s', (path) => {
  test('reports how far back a phrase was searched, and continues with older stories', async () => {
    const q = '"lời nói"';
    const first = (await ask(path, { q })).answer;
    expect(first.items).toEqual([]);
    expect(first.facets).toMatchObject({
      isMore: true,
      readBack: { since: readBackTo, olderUntil: readBackTo },
    });
    const older = (await ask(path, { q, to: readBackTo })).answer;
    expect(older.items).toHaveLength(1);
    expect(older.facets).toMatchObject({ total: 1, isMore: false, readBack: null });
    const narrowed = (await ask(path, { q, from: '2025-07-16' })).answer;
    expect(narrowed.facets?.readBack).toBeNull();
    const { answer } = await ask(path, { q, from: readBackTo });
    expect(answer.facets?.readBack).toEqual({ since: readBackTo, olderUntil: readBackTo });
  });

  test('reports a complete search with its facets on the first page', async () => {
    const { answer } = await ask(path, { q: 'phiên chợ' });
    expect(answer.facets).toMatchObject({
      ...{ total: 21, isMore: false, readBack: null },
      sections: [{ slug: 'the-gioi', count: 21 }],
    });
    const next = (await ask(path, { q: 'phiên chợ', cursor: answer.nextCursor ?? '' })).answer;
    expect([next.items.length, next.facets, next.nextCursor]).toEqual([1, null, null]);
  });

  test('filters and sorts', async () => {
    const total = async (asked: Record<string, string>) =>
      (await ask(path, { q: 'phiên chợ', ...asked })).answer.facets?.total;
    expect(await total({ section: 'the-gioi' })).toBe(21);
    expect(await total({ section: 'kinh-te' })).toBe(0);
    for (const kind of ['section', 'tag', 'author'])
      expect([kind, await total({ [kind]: 'khong-co' })]).toEqual([kind, 0]);
    expect(await total({ from: '2026-11-27' })).toBeLessThan(21);
    const { answer } = await ask(path, { q: 'phiên chợ', sort: 'newest' });
    expect(answer.items).toHaveLength(20);
    const next = await ask(path, { q: 'phiên chợ', sort: 'newest', cursor: answer.nextCursor ?? '' });
    expect(next.answer.items).toHaveLength(1);
  });

  test('refuses a cursor from another order or list', async () => {
    const best = (await ask(path, { q: 'phiên chợ' })).answer.nextCursor ?? '';
    const newest = (await ask(path, { q: 'phiên chợ', sort: 'newest' })).answer.nextCursor ?? '';
    const ofList = (await ask('/public/articles', { limit: '1' })).answer.nextCursor ?? '';
    for (const [sort, cursor] of [
      ['best', newest],
      ['newest', best],
      ['best', ofList],
      ['newest', ofList],
      ['best', ''],
      ['best', best.replace(/^\d+/, String(now.getTime() + hourMs))],
      ['newest', `999999999999999_${best.slice(-36)}`],
    ] as const) {
      const { status, json } = await ask(path, { q: 'phiên chợ', sort, cursor });
      expect([cursor, status, json.error?.code, json.error?.fieldErrors]).toEqual([
        ...[cursor, 422, 'request.invalid'],
        { cursor: 'field.invalid' },
      ]);
    }
  });

  test.each([
    [{ from: '2026-11-27', to: '2026-11-26' }, 'to'],
    [{ from: '2026-02-30' }, 'from'],
    [{ section: '../desk' }, 'section'],
    [{ tag: 'Lũ' }, 'tag'],
    [{ sort: 'oldest' }, 'sort'],
  ])('refuses %j', async (asked, field) => {
    const { status, json } = await ask(path, { q: 'phiên chợ', ...asked });
    expect([status, json.error?.code, json.error?.fieldErrors]).toEqual([
      ...[422, 'request.invalid'],
      { [field]: 'field.invalid' },
    ]);
  });

  test('documents its response fields', () => {
    const { paths } = openApiDocument('http://localhost:3000') as { paths: Record<string, unknown> };
    const described = JSON.stringify(paths[path]);
    for (const name of ['readBack', 'olderUntil', 'since', 'isMore', 'olderUntil'])
      expect(described).toContain(`"${name}"`);
    expect(described).toContain('continues this search with older stories');
  });
});
