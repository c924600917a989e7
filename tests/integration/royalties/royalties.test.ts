import { and, eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { defaultRates } from '#core/royalties/royalty-rates.ts';
import { media } from '#db/schema/media.ts';
import { people } from '#db/schema/people.ts';
import { royaltyMarks } from '#db/schema/royalties.ts';
import { newId } from '#platform/time/new-id.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { bodyOf, contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { listArticleAudit } from '#usecases/articles/list-article-audit.ts';
import { searchAudit } from '#usecases/audit/search-audit.ts';
import { closeRoyaltyMonth } from '#usecases/royalties/close-royalty-month.ts';
import { exportRoyalties } from '#usecases/royalties/export-royalties.ts';
import { listOwnRoyalties } from '#usecases/royalties/list-own-royalties.ts';
import { listRoyalties } from '#usecases/royalties/list-royalties.ts';
import { readStoryRoyalties } from '#usecases/royalties/read-story-royalties.ts';
import { setRoyaltyMarks } from '#usecases/royalties/set-royalty-marks.ts';
import { setRoyaltyRates } from '#usecases/royalties/set-royalty-rates.ts';

type Who = Exclude<Parameters<Newsroom['as']>[0], null>;

let database: FreshDatabase;
let newsroom: Newsroom;
let photoId: string;

/** 23:30 on the last of March in Vietnam. */
const MARCH = new Date('2026-03-31T16:30:00Z');
/** 00:30 on the first of April. */
const APRIL = new Date('2026-03-31T17:30:00Z');
const MAY = new Date('2026-05-02T00:00:00Z');

beforeEach(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  newsroom.setNow(MARCH);
  photoId = newId();
  await database.db.insert(media).values({
    id: photoId,
    sha256: 'x',
    mimeType: 'image/jpeg',
    bytes: 1,
    width: 3,
    height: 2,
    renditionWidths: [3],
    blurColor: '#000000',
    uploadedBy: newsroom.people.huy.id,
    createdAt: MARCH,
  });
});

async function publish(changes: Record<string, unknown> = {}): Promise<string> {
  const lead = { mediaId: photoId, caption: 'Đồng', credit: 'huy', alt: 'Đồng' };
  return (await newsroom.published({ lead, ...changes })).id;
}

const keyOf = (who: Who) => `text:${newsroom.people[who].id}`;
const award = (points: number, amountDong: number) => ({ pointTenths: points * 10, amountDong });

async function mark(
  who: Who,
  articleId: string,
  key: string,
  to: ReturnType<typeof award>,
  { was = null, reason = '' }: { was?: ReturnType<typeof award> | null; reason?: string } = {},
): Promise<void> {
  await setRoyaltyMarks(newsroom.as(who), { articleId, marks: [{ key, was, ...to }], reason });
}

const totalsOf = async (month: string, who: Who = 'tam') =>
  (await listRoyalties(newsroom.as(who), { month })).totals.map(({ name, amountDong }) => [name, amountDong]);

test('an editor applies the suggested marks, and each author sees only their own', async () => {
  const id = await publish();
  const { holders, month } = await readStoryRoyalties(newsroom.as('thu'), { articleId: id });
  expect(month).toBe('2026-03');
  expect(holders.map(({ name, kind, suggested }) => [name, kind, suggested])).toEqual([
    ['lan', 'text', defaultRates.news],
    ['huy', 'photo', defaultRates.photo_item],
  ]);
  const before = await listRoyalties(newsroom.as('thu'), { month: '2026-03' });
  expect(before.stories.map(({ unmarked }) => unmarked)).toEqual([2]);
  await setRoyaltyMarks(newsroom.as('thu'), {
    articleId: id,
    marks: holders.map(({ key, suggested }) => ({ key, was: null, ...suggested })),
  });
  expect((await listRoyalties(newsroom.as('thu'), { month: '2026-03' })).stories).toEqual([]);
  expect(await totalsOf('2026-03')).toEqual([
    ['lan', 300_000],
    ['huy', 150_000],
  ]);
  const own = await listOwnRoyalties(newsroom.as('lan'));
  expect(own).toMatchObject({ shown: '2026-03', months: [{ amountDong: 300_000, isClosed: false }] });
  expect(own.lines).toHaveLength(1);
  expect(own.lines[0]).toMatchObject({ articleId: id, kind: 'text', version: 1 });
  expect((await listOwnRoyalties(newsroom.as('minh'))).months).toEqual([]);
  expect(JSON.stringify(await listArticleAudit(newsroom.as('lan'), { articleId: id }))).not.toContain(
    'royalt',
  );
});

test('only editors of the desk and the managing editor set marks', async () => {
  const id = await publish();
  for (const [who, code] of [
    ['lan', 'action.not-your-role'],
    ['minh', 'action.not-your-role'],
    ['phuc', 'action.not-your-role'],
    ['quan', 'action.not-your-role'],
    ['binh', 'action.not-your-desk'],
  ] as const) {
    await expect(readStoryRoyalties(newsroom.as(who), { articleId: id })).rejects.toMatchObject({ code });
    await expect(mark(who, id, keyOf('lan'), award(1, 1))).rejects.toMatchObject({ code });
  }
  expect((await listRoyalties(newsroom.as('binh'), { month: '2026-03', only: 'all' })).stories).toEqual([]);
  for (const who of ['thu', 'lan', 'quan'] as const) {
    const refusal = { code: 'action.not-your-role' };
    await expect(closeRoyaltyMonth(newsroom.as(who), { month: '2026-02' })).rejects.toMatchObject(refusal);
    await expect(setRoyaltyRates(newsroom.as(who), { rates: defaultRates })).rejects.toMatchObject(refusal);
    await expect(exportRoyalties(newsroom.as(who), { month: '2026-03' })).rejects.toMatchObject(refusal);
  }
});

test('people cannot mark their own work', async () => {
  const id = await publish({
    bylineIds: [newsroom.people.lan.id, newsroom.people.thu.id, newsroom.people.tam.id],
    lead: { mediaId: photoId, caption: 'Đồng', credit: 'THU', alt: 'Đồng' },
  });
  for (const who of ['thu', 'tam'] as const) {
    await expect(mark(who, id, keyOf(who), award(1, 1))).rejects.toMatchObject({ code: 'royalty.own-mark' });
  }
  await expect(mark('thu', id, `photo:${photoId}`, award(1, 1))).rejects.toMatchObject({
    code: 'royalty.own-mark',
  });
  await mark('tam', id, keyOf('thu'), award(1, 1000));
  await mark('thu', id, keyOf('tam'), award(2, 2000));
  await expect(
    mark('thu', id, keyOf('thu'), award(9, 9), { was: award(1, 1000), reason: 'x' }),
  ).rejects.toMatchObject({
    code: 'royalty.own-mark',
  });
});

test('a draft, an unknown story, another holder and an invalid mark are refused', async () => {
  const { id } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  await expect(readStoryRoyalties(newsroom.as('tam'), { articleId: id })).rejects.toMatchObject({
    code: 'article.not-found',
  });
  await expect(readStoryRoyalties(newsroom.as('tam'), { articleId: newId() })).rejects.toMatchObject({
    code: 'article.not-found',
  });
  const live = await publish();
  await expect(mark('thu', live, keyOf('binh'), award(1, 1))).rejects.toMatchObject({
    code: 'royalty.unknown-holder',
  });
  for (const wrong of [award(-1, 0), award(1, -1), award(1, 1.5), award(1, 2_000_000_000)]) {
    await expect(mark('thu', live, keyOf('lan'), wrong)).rejects.toMatchObject({ code: 'request.invalid' });
  }
});

test('a story belongs to the month of its publication in the site’s time zone', async () => {
  const march = await publish();
  newsroom.setNow(APRIL);
  const april = await publish();
  await mark('thu', march, keyOf('lan'), award(1, 1000));
  await mark('thu', april, keyOf('lan'), award(2, 2000));
  expect(await totalsOf('2026-03')).toEqual([['lan', 1000]]);
  expect(await totalsOf('2026-04')).toEqual([['lan', 2000]]);
  const idsIn = async (month: string) =>
    (await listRoyalties(newsroom.as('tam'), { month, only: 'all' })).stories.map(({ id }) => id);
  expect([await idsIn('2026-03'), await idsIn('2026-04')]).toEqual([[march], [april]]);
});

test('a change needs a reason and the current figures, and the audit has both values', async () => {
  const id = await publish();
  await mark('thu', id, keyOf('lan'), award(10, 300_000));
  await expect(
    mark('tam', id, keyOf('lan'), award(20, 600_000), { was: award(10, 300_000) }),
  ).rejects.toMatchObject({ code: 'royalty.reason-required' });
  await expect(
    mark('tam', id, keyOf('lan'), award(20, 600_000), { reason: 'Bài đào sâu' }),
  ).rejects.toMatchObject({
    code: 'royalty.changed-meanwhile',
  });
  // The second request repeats the first after a lost response, and has no further effect.
  for (let tries = 0; tries < 2; tries += 1) {
    await mark('tam', id, keyOf('lan'), award(20, 600_000), {
      was: award(10, 300_000),
      reason: 'Bài đào sâu',
    });
  }
  expect(await totalsOf('2026-03')).toEqual([['lan', 600_000]]);
  const { acts } = await searchAudit(newsroom.as('tam'), { words: 'đào sâu' });
  expect(acts).toMatchObject([
    {
      action: 'royalty.change',
      actorName: 'tam',
      story: { headline: expect.any(String) },
      detail: {
        person: 'lan',
        from: { points: 10, amount: 300_000 },
        to: { points: 20, amount: 600_000 },
      },
    },
  ]);
  const admin = await searchAudit(newsroom.as('quan'), { act: 'group:royalties' });
  expect(admin.acts.map(({ action }) => action)).toEqual(['royalty.change', 'royalty.mark']);
  expect(JSON.stringify(admin.acts)).not.toMatch(/600000|đào sâu/);
});

test('of two concurrent marks one is stored, and the other is refused', async () => {
  const id = await publish();
  const both = await Promise.allSettled([
    mark('thu', id, keyOf('lan'), award(10, 100_000)),
    mark('tam', id, keyOf('lan'), award(20, 200_000)),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const refused = both.find((each) => each.status === 'rejected');
  expect(refused?.reason).toMatchObject({ code: 'royalty.changed-meanwhile' });
  const { rows } = { rows: await database.db.select().from(royaltyMarks) };
  expect(rows).toHaveLength(1);
});

test('a month is closed once it is over, and its sums are then final', async () => {
  const id = await publish();
  await mark('thu', id, keyOf('lan'), award(10, 300_000));
  await expect(closeRoyaltyMonth(newsroom.as('tam'), { month: '2026-03' })).rejects.toMatchObject({
    code: 'royalty.month-not-over',
  });
  newsroom.setNow(APRIL);
  await closeRoyaltyMonth(newsroom.as('tam'), { month: '2026-03' });
  await expect(closeRoyaltyMonth(newsroom.as('tam'), { month: '2026-03' })).rejects.toMatchObject({
    code: 'royalty.month-closed',
  });
  await mark('thu', id, keyOf('lan'), award(8, 250_000), { was: award(10, 300_000), reason: 'Chấm nhầm' });
  expect(await totalsOf('2026-03')).toEqual([['lan', 300_000]]);
  expect(await totalsOf('2026-04')).toEqual([['lan', -50_000]]);
  await mark('tam', id, keyOf('lan'), award(9, 280_000), { was: award(8, 250_000), reason: 'Xem lại' });
  expect(await totalsOf('2026-04')).toEqual([['lan', -20_000]]);
  newsroom.setNow(MAY);
  await closeRoyaltyMonth(newsroom.as('tam'), { month: '2026-04' });
  await mark('tam', id, keyOf('lan'), award(10, 300_000), {
    was: award(9, 280_000),
    reason: 'Trả lại như cũ',
  });
  expect([await totalsOf('2026-03'), await totalsOf('2026-04'), await totalsOf('2026-05')]).toEqual([
    [['lan', 300_000]],
    [['lan', -20_000]],
    [['lan', 20_000]],
  ]);
  const { holders } = await readStoryRoyalties(newsroom.as('tam'), { articleId: id });
  expect(holders.find(({ key }) => key === keyOf('lan'))).toMatchObject({
    isClosed: true,
    current: award(10, 300_000),
    adjustments: [{ month: '2026-04' }, { month: '2026-05' }],
  });
});

test('a late mark for a closed month counts in the open month', async () => {
  const id = await publish();
  newsroom.setNow(APRIL);
  await closeRoyaltyMonth(newsroom.as('tam'), { month: '2026-03' });
  await mark('thu', id, keyOf('lan'), award(10, 300_000));
  expect([await totalsOf('2026-03'), await totalsOf('2026-04')]).toEqual([[], [['lan', 300_000]]]);
});

test('unmarked work of a closed month is listed in the next open month and in the audit', async () => {
  const [marked, forgotten] = [await publish(), await publish()];
  await setRoyaltyMarks(newsroom.as('thu'), {
    articleId: marked,
    marks: (await readStoryRoyalties(newsroom.as('thu'), { articleId: marked })).holders.map(
      ({ key, suggested }) => ({ key, was: null, ...suggested }),
    ),
    reason: '',
  });
  newsroom.setNow(APRIL);
  const march = await listRoyalties(newsroom.as('tam'), { month: '2026-03' });
  expect(march).toMatchObject({ unmarked: { stories: 1, marks: 2 }, carriedTo: '2026-04' });
  expect((await listRoyalties(newsroom.as('tam'), { month: '2026-04' })).stories).toEqual([]);
  await closeRoyaltyMonth(newsroom.as('tam'), { month: '2026-03' });
  const { acts } = await searchAudit(newsroom.as('tam'), { act: 'royalty.close_month' });
  expect(acts[0]?.detail).toMatchObject({ unmarked: 1, carriedTo: '2026-04' });

  newsroom.setNow(MAY);
  await closeRoyaltyMonth(newsroom.as('tam'), { month: '2026-04' });
  const listed = async (month: string, only: 'all' | 'unmarked') =>
    (await listRoyalties(newsroom.as('thu'), { month, only })).stories.map(({ id, carriedFrom }) => [
      id,
      carriedFrom,
    ]);
  expect(await listed('2026-05', 'unmarked')).toEqual([[forgotten, '2026-03']]);
  expect(await listed('2026-05', 'all')).toEqual([[forgotten, '2026-03']]);
  expect(await listRoyalties(newsroom.as('tam'), { month: '2026-05' })).toMatchObject({
    unmarked: { stories: 1, marks: 2 },
  });
  await mark('thu', forgotten, keyOf('lan'), award(10, 300_000));
  expect(await totalsOf('2026-05')).toEqual([['lan', 300_000]]);
});

test('closing a month needs a fresh proof', async () => {
  newsroom.setNow(APRIL);
  const tam = newsroom.as('tam');
  const since = (minutes: number) => ({
    ...tam,
    session: { id: newId(), authenticatedAt: new Date(APRIL.getTime() - minutes * 60_000) },
  });
  await expect(closeRoyaltyMonth(since(60), { month: '2026-03' })).rejects.toMatchObject({
    code: 'auth.reauthenticate',
  });
  expect((await listRoyalties(tam, { month: '2026-03' })).closing).toBeNull();
  await closeRoyaltyMonth(since(1), { month: '2026-03' });
  expect((await listRoyalties(tam, { month: '2026-03' })).closing).not.toBeNull();
});

test('a mark concurrent with closing counts in the closed month or in the next', async () => {
  const ids = [await publish(), await publish(), await publish()];
  newsroom.setNow(APRIL);
  const [closed, ...marked] = await Promise.allSettled([
    closeRoyaltyMonth(newsroom.as('tam'), { month: '2026-03' }),
    ...ids.map((id) => mark('thu', id, keyOf('lan'), award(1, 1000))),
  ]);
  expect([closed, ...marked].map(({ status }) => status)).toEqual(Array(4).fill('fulfilled'));
  const march = (await totalsOf('2026-03'))[0]?.[1] ?? 0;
  const april = (await totalsOf('2026-04'))[0]?.[1] ?? 0;
  expect(Number(march) + Number(april)).toBe(3000);
  const { acts } = await searchAudit(newsroom.as('tam'), { act: 'royalty.close_month' });
  expect(acts[0]?.detail).toMatchObject({ month: '2026-03', amount: march });
});

test('a withdrawn story is not paid in an open month, nor in a month closed meanwhile', async () => {
  const id = await publish();
  await mark('thu', id, keyOf('lan'), award(10, 300_000));
  await newsroom.act('thu', id, 'withhold', { reason: 'Kiểm tra lại' });
  expect(await totalsOf('2026-03')).toEqual([]);
  await newsroom.act('tam', id, 'release_withheld');
  expect(await totalsOf('2026-03')).toEqual([['lan', 300_000]]);
  await newsroom.act('thu', id, 'withhold', { reason: 'Kiểm tra lại' });
  newsroom.setNow(APRIL);
  await closeRoyaltyMonth(newsroom.as('tam'), { month: '2026-03' });
  await newsroom.act('tam', id, 'release_withheld');
  expect(await totalsOf('2026-03')).toEqual([]);
  await mark('thu', id, keyOf('lan'), award(10, 300_000));
  expect(await totalsOf('2026-04')).toEqual([['lan', 300_000]]);
});

test('a story withdrawn after its month was closed stays paid until a correction', async () => {
  const id = await publish();
  await mark('thu', id, keyOf('lan'), award(10, 300_000));
  newsroom.setNow(APRIL);
  await closeRoyaltyMonth(newsroom.as('tam'), { month: '2026-03' });
  await newsroom.act('tam', id, 'kill', { publicNote: 'Bài sai sự thật.' });
  expect(await totalsOf('2026-03')).toEqual([['lan', 300_000]]);
  const story = await readStoryRoyalties(newsroom.as('tam'), { articleId: id });
  expect(story).toMatchObject({ isPublic: false, month: '2026-04' });
  expect(story.holders.map(({ name }) => name)).toEqual(['lan']);
  await mark('tam', id, keyOf('lan'), award(0, 0), { was: award(10, 300_000), reason: 'Bài bị rút' });
  expect(await totalsOf('2026-04')).toEqual([['lan', -300_000]]);
});

test('a person removed from the byline keeps the mark, and a new one has none yet', async () => {
  const id = await publish();
  await mark('thu', id, keyOf('lan'), award(10, 300_000));
  const { createTag } = await import('#usecases/tags/create-tag.ts');
  await createTag(newsroom.as('thu'), { name: 'Nước mặn' });
  const { saveArticle } = await import('#usecases/articles/save-article.ts');
  await saveArticle(newsroom.as('thu'), {
    articleId: id,
    baseVersion: 1,
    changes: { bylineIds: [newsroom.people.huy.id], body: bodyOf('Viết lại cả.') },
  });
  await newsroom.act('thu', id, 'submit');
  await newsroom.act('tam', id, 'approve');
  await newsroom.act('tam', id, 'publish_update', { updateKind: 'update', publicNote: 'Thêm chi tiết.' });
  const { holders } = await readStoryRoyalties(newsroom.as('thu'), { articleId: id });
  expect(holders.map(({ name, kind, current }) => [name, kind, current?.amountDong ?? null])).toEqual([
    ['huy', 'text', null],
    ['huy', 'photo', null],
    ['lan', 'text', 300_000],
  ]);
});

test('new rates of the house apply to later suggestions', async () => {
  const id = await publish();
  await setRoyaltyRates(newsroom.as('tam'), {
    rates: { ...defaultRates, news: { pointTenths: 120, amountDong: 400_000 } },
  });
  const { holders } = await readStoryRoyalties(newsroom.as('thu'), { articleId: id });
  expect(holders[0]?.suggested).toEqual({ pointTenths: 120, amountDong: 400_000 });
  const { acts } = await searchAudit(newsroom.as('tam'), { act: 'royalty.set_rates' });
  expect(acts[0]?.detail).toMatchObject({ from: { news: '10 · 300000' }, to: { news: '12 · 400000' } });
  // Rates that are not named keep their values, as a colleague may just have changed them.
  await setRoyaltyRates(newsroom.as('tam'), {
    rates: { photo_item: { pointTenths: 5, amountDong: 50_000 } },
  });
  const { rates } = await listRoyalties(newsroom.as('tam'), { month: '2026-03' });
  expect(rates).toMatchObject({
    news: { pointTenths: 120, amountDong: 400_000 },
    photo_item: { pointTenths: 5, amountDong: 50_000 },
  });
  const unknown = { rates: { poem: { pointTenths: 5, amountDong: 50_000 } } };
  await expect(setRoyaltyRates(newsroom.as('tam'), unknown)).rejects.toMatchObject({
    code: 'request.invalid',
  });
});

test('a month is exported one mark per line without formulas, and the export is audited', async () => {
  const id = await publish({ headline: '=SUM(A1) là tít thử' });
  await database.db
    .update(people)
    .set({ name: '+84 Lan' })
    .where(and(eq(people.id, newsroom.people.lan.id)));
  await mark('thu', id, keyOf('lan'), award(10.5, 300_000));
  const linesOf = async (format: string) => {
    const lines: string[] = [];
    const answer = await exportRoyalties(newsroom.as('tam'), { month: '2026-03', format });
    for await (const line of answer) lines.push(line);
    return lines;
  };
  const [head, row, ...more] = await linesOf('csv');
  expect(more).toEqual([]);
  expect(head).toMatch(/^month,state,person,/);
  expect(row).toContain(`2026-03,open,'+84 Lan,`);
  expect(row).toContain(`,'=SUM(A1) là tít thử,`);
  expect(row).toContain(',10.5,300000,no,');
  expect((await linesOf('jsonl')).map((line) => JSON.parse(line))).toMatchObject([
    { person: '+84 Lan', points: 10.5, amountDong: 300_000, state: 'open', adjustment: 'no' },
  ]);
  const { acts } = await searchAudit(newsroom.as('tam'), { act: 'royalty.export' });
  expect(acts.map(({ detail }) => detail)).toEqual([
    { month: '2026-03', format: 'jsonl' },
    { month: '2026-03', format: 'csv' },
  ]);
});
