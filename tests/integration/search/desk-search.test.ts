import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { may } from '#core/articles/policy.ts';
import { getArticle } from '#db/queries/articles/articles.ts';
import { listStoriesByIds } from '#db/queries/site/public-lists.ts';
import { asOwner } from '#tests/support/database/as-owner.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import fc from '#tests/support/fast-check.ts';
import { bodyOf, contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { rebuildDeskLists } from '#usecases/articles/rebuild-projections.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { loadFacts } from '#usecases/articles/shared/article-facts.ts';
import { fillDeskTexts } from '#usecases/search/fill-desk-texts.ts';
import { type DeskSearchAnswer, searchDesk } from '#usecases/search/search-desk.ts';
import { suggestAtDesk } from '#usecases/search/suggest-at-desk.ts';
import { searchSite } from '#usecases/site/search-site.ts';
import { createTag } from '#usecases/tags/create-tag.ts';
import { mergeTags } from '#usecases/tags/merge-tags.ts';

let database: FreshDatabase;
let newsroom: Newsroom;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

type Person = Parameters<Newsroom['as']>[0] & string;
const EVERYBODY = ['minh', 'lan', 'huy', 'thu', 'binh', 'tam', 'phuc', 'quan'] as const;

async function write(by: Person, changes: Record<string, unknown>): Promise<string> {
  return (await createArticle(newsroom.as(by), { content: contentFor(newsroom, changes) })).id;
}

async function publish(id: string): Promise<void> {
  await newsroom.act('lan', id, 'submit');
  await newsroom.act('thu', id, 'approve');
  await newsroom.act('thu', id, 'publish');
}

async function rewrite(by: Person, id: string, changes: Record<string, unknown>): Promise<void> {
  const { version } = await readArticle(newsroom.as(by), { articleId: id });
  await saveArticle(newsroom.as(by), {
    articleId: id,
    baseVersion: version,
    changes: contentFor(newsroom, changes),
  });
}

async function found(by: Person, text: string, asked: Record<string, string> = {}) {
  const answer = await searchDesk(newsroom.as(by), { text, ...asked });
  if (answer.kind !== 'results') throw new Error(`The query is empty: ${answer.kind}`);
  return answer;
}
const idsOf = (answer: Extract<DeskSearchAnswer, { kind: 'results' }>) => answer.results.map(({ id }) => id);
const marked = (pieces: readonly { text: string; marked: boolean }[]) =>
  pieces.filter((piece) => piece.marked).map(({ text }) => text);

test('the text of a draft is found without accents and as a phrase, with a passage', async () => {
  const id = await write('lan', {
    headline: 'Chuyện một bến đò',
    body: bodyOf('Câu mở đầu.', 'Người lái đò kể rằng cồn Tàu chìm hẳn vào mùa lũ năm ấy.', 'Câu cuối.'),
  });
  for (const text of ['cồn tàu chìm', 'con tau chim', '"cồn tàu" lũ', 'CỒN TÀU'])
    expect(idsOf(await found('lan', text)), text).toEqual([id]);
  expect(idsOf(await found('lan', '"tàu cồn"'))).toEqual([]);
  const [hit] = (await found('lan', 'con tau')).results;
  expect(hit).toMatchObject({ state: 'draft', hasLiveVersion: false, url: null, isOpen: true });
  expect(hit && marked(hit.passage)).toEqual(['cồn Tàu']);
  expect((await searchSite(newsroom.as(null), { text: 'cồn tàu' })).kind).toBe('results');
  expect(await searchSite(newsroom.as(null), { text: 'cồn tàu' })).toMatchObject({ results: [] });
});

test('matches with the typed accents come first, regardless of age', async () => {
  const asTyped = await write('lan', { headline: 'Hát xẩm ở phủ Tây', body: bodyOf('Chèo tầu mượt.') });
  const other = await write('lan', { headline: 'Hạt xam', body: bodyOf('Cheo tau muot.') });
  expect(idsOf(await found('lan', 'tầu mượt'))).toEqual([asTyped, other]);
  expect(idsOf(await found('lan', 'chèo tau', { sort: 'newest' }))).toEqual([other, asTyped]);
});

test('a correction is suggested only from stories that the person may read', async () => {
  await write('lan', { headline: 'Nấm quỳnh', body: bodyOf('Rừng quỳnh nhai nở hoa trắng.') });
  expect((await found('lan', 'quynh nhaii')).meant).toEqual({ text: 'quỳnh nhai', isSure: true });
  expect((await found('huy', 'quynh nhaii')).meant).toBeNull();
  expect((await found('huy', 'quynh nhai')).results).toEqual([]);
  // A word that occurs in a story is not a typo, however rare.
  for (let count = 0; count < 12; count += 1) await write('lan', { headline: `Rừng quỳnh nha số ${count}` });
  for (const text of ['quynh nhai', 'quỳnh nhai']) expect((await found('lan', text)).meant).toBeNull();
});

test('a public story with a newer draft is found by either text, once', async () => {
  const { id } = await newsroom.published({
    headline: 'Cầu phao Thạnh Hoá',
    body: bodyOf('Đoạn gỗ lim cũ kỹ.'),
  });
  expect(
    (await database.db.execute(sql`select from desk_texts where article_id = ${id}::uuid`)).rows,
  ).toEqual([]);
  const [asPublished] = (await found('thu', 'gỗ lim')).results;
  expect(asPublished).toMatchObject({ id, state: 'live', isOpen: true });
  expect(asPublished?.url).toMatch(/^\/the-gioi\//);

  await rewrite('lan', id, { headline: 'Cầu phao Thạnh Hoá', body: bodyOf('Đoạn bê tông mới tinh.') });
  expect(idsOf(await found('thu', 'bê tông mới tinh'))).toEqual([id]);
  expect((await found('thu', 'gỗ lim')).results).toMatchObject([{ id, state: 'live' }]);
  const both = await found('thu', 'thạnh hoá');
  expect(both.results).toMatchObject([{ id, state: 'draft', hasLiveVersion: true, url: null }]);
  expect(both.facets).toMatchObject({
    total: 1,
    piles: [
      { pile: 'draft', count: 1 },
      { pile: 'live', count: 1 },
    ],
  });
  expect(both.facets?.sections).toMatchObject([{ slug: 'the-gioi', count: 1 }]);
  // A person who may not read the draft finds the public text only.
  expect((await found('huy', 'thạnh hoá')).results).toMatchObject([{ id, state: 'live', isOpen: false }]);
  expect(idsOf(await found('huy', 'bê tông mới tinh'))).toEqual([]);
  const [narrowed] = [await found('thu', 'thạnh hoá', { state: 'draft' })];
  expect(narrowed.facets?.sections).toMatchObject([{ slug: 'the-gioi', count: 1 }]);
});

test('a story whose draft alone matches a tag or date filter is counted as it is listed', async () => {
  const word = 'thanhtramo';
  const { id: before } = await createTag(newsroom.as('thu'), { name: 'Thanh tra' });
  const newer = await write('lan', { headline: `Một ${word}`, tagIds: [before] });
  const other = await write('lan', { headline: `Hai ${word}` });
  for (const id of [newer, other]) await publish(id);
  await rewrite('lan', newer, { headline: `Một ${word}`, tagIds: [newsroom.tagId] });
  const narrowed = await found('thu', word, { tag: 'bien-doi-khi-hau' });
  expect(idsOf(narrowed).toSorted()).toEqual([newer, other].toSorted());
  expect(narrowed.facets).toMatchObject({ total: 2, tags: [{ slug: 'bien-doi-khi-hau', count: 2 }] });

  const longAgo = sql`now() - interval '400 days'`;
  await database.db.execute(
    sql`update search_docs set published_at = ${longAgo} where article_id = ${newer}::uuid`,
  );
  const from = new Date(newsroom.as('thu').now().getTime() - 30 * 86_400_000).toISOString().slice(0, 10);
  const recent = await found('thu', word, { from });
  expect(idsOf(recent).toSorted()).toEqual([newer, other].toSorted());
  expect(recent.facets).toMatchObject({ total: 2, sections: [{ slug: 'the-gioi', count: 2 }] });
});

test('a story with a newer draft is counted under the facets of both texts', async () => {
  const word = 'cầukhỉtre';
  const { id: before } = await createTag(newsroom.as('thu'), { name: 'Cầu cũ' });
  const { id: after } = await createTag(newsroom.as('thu'), { name: 'Cầu mới' });
  const { lan, huy } = newsroom.people;
  const metadata = { tagIds: [before], bylineIds: [lan.id] };
  newsroom.setNow(new Date(Date.now() - 400 * 86_400_000));
  const { id: again } = await newsroom.published({ ...metadata, headline: `Một ${word}` });
  newsroom.setNow(null);
  const { id: once } = await newsroom.published({ ...metadata, headline: `Hai ${word}` });
  const here = await write('lan', { ...metadata, headline: `Ba ${word}`, tagIds: [after] });
  await newsroom.act('lan', here, 'submit');
  await rewrite('lan', again, {
    ...{ headline: `Một ${word}`, tagIds: [after], bylineIds: [lan.id, huy.id] },
  });
  const { facets, results } = await found('tam', word);
  expect(results.map(({ id }) => id).toSorted()).toEqual([again, once, here].toSorted());
  expect(facets?.total).toBe(3);
  const offered = [
    ...(['section', 'tag', 'author'] as const).flatMap((kind) =>
      (facets?.[`${kind}s`] ?? []).map(({ slug, count }) => [kind, slug, count] as const),
    ),
    ...(facets?.piles ?? []).map(({ pile, count }) => ['state', pile, count] as const),
    ...(facets?.since ?? []).map(({ from, count }) => ['from', from, count] as const),
  ];
  for (const [kind, value, count] of offered) {
    const narrowed = await found('tam', word, { [kind]: value });
    expect([kind, value, narrowed.results.length], 'listed').toEqual([kind, value, count]);
    expect([kind, value, narrowed.facets?.total], 'counted').toEqual([kind, value, count]);
  }
  expect(offered).toEqual(
    expect.arrayContaining([
      ['section', 'the-gioi', 3],
      ['tag', 'cau-moi', 2],
      ['author', 'huy', 1],
      ['state', 'live', 2],
    ]),
  );
});

test('filtering by a facet gives its count', async () => {
  const word = 'quặngbôxit';
  const first = await write('lan', { headline: `Một ${word}` });
  const second = await write('huy', { headline: `Hai ${word}`, sectionId: newsroom.business });
  await newsroom.act('lan', first, 'submit');
  await newsroom.act('huy', second, 'submit');
  const all = await found('tam', word);
  expect(new Set(idsOf(all))).toEqual(new Set([first, second]));
  expect(all.facets).toMatchObject({ total: 2, piles: [{ pile: 'in_review', count: 2 }] });
  expect(all.facets?.tags).toMatchObject([{ slug: 'bien-doi-khi-hau', count: 2 }]);
  expect(all.facets?.authors.map(({ slug }) => slug).sort()).toEqual(['huy', 'lan']);
  for (const [filter, value, expected] of [
    ['section', 'the-gioi', [first]],
    ['section', 'kinh-te', [second]],
    ['tag', 'bien-doi-khi-hau', [second, first]],
    ['tag', 'khong-co', []],
    ['author', 'huy', [second]],
    ['state', 'draft', []],
    ['section', 'khong-co', []],
    ['author', 'khong-co', []],
    ['to', '2020-01-01', []],
  ] as const)
    expect(idsOf(await found('tam', word, { [filter]: value })), `${filter}=${value}`).toEqual(expected);
  expect((await found('tam', word, { author: 'huy' })).filters.names.author?.name).toBe('huy');
  const today = all.facets?.since.find(({ days }) => days === 1);
  expect(today?.count).toBe(2);
  expect(idsOf(await found('tam', word, { from: today?.from ?? '' }))).toHaveLength(2);
});

test.each(['best', 'newest'])(
  'pages by %s continue without gaps or repeats, for published and unpublished stories',
  async (sort) => {
    const word = `khoáng${sort}`;
    const ids: string[] = [];
    for (let count = 0; count < 46; count += 1) {
      const id = await write('lan', { headline: `Bài ${count} về ${word}` });
      if (count % 2 === 0) await publish(id);
      // A third of the public stories has a newer draft.
      if (count % 6 === 0) await rewrite('lan', id, { headline: `Bài ${count} nữa về ${word}` });
      ids.push(id);
    }
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Awaited<ReturnType<typeof found>> = await found('lan', word, {
        sort,
        ...(cursor && { cursor }),
      });
      seen.push(...idsOf(page));
      if (page.isFirstPage) expect(page.facets?.total).toBe(46);
      cursor = page.nextCursor;
    }
    expect(seen).toHaveLength(46);
    expect(new Set(seen)).toEqual(new Set(ids));
  },
);

test('a merged tag filters unpublished stories by its new tag', async () => {
  const word = 'thẻgộpnhau';
  const { id: from } = await createTag(newsroom.as('tam'), { name: 'Sạt lở ven biển', type: 'topic' });
  const { id: into, slug } = await createTag(newsroom.as('tam'), { name: 'Xói mòn bờ cát', type: 'topic' });
  const id = await write('lan', { headline: `Bài ${word}`, tagIds: [from] });
  expect(idsOf(await found('lan', word, { tag: slug }))).toEqual([]);
  await mergeTags(newsroom.as('tam'), { id: from, intoId: into });
  const answer = await found('lan', word, { tag: slug });
  expect(idsOf(answer)).toEqual([id]);
  expect((await found('lan', word)).facets?.tags).toMatchObject([{ slug, count: 1 }]);
});

const notice = { wrongInformation: 'Sai.', correctedInformation: 'Đúng.', apology: 'Xin lỗi.' };
type Act = [by: Person, action: string, input?: Record<string, unknown>];
const later = () => new Date(Date.now() + 3_600_000).toISOString();
const approving: Act[] = [
  ['lan', 'submit'],
  ['thu', 'approve'],
];
const publishing: Act[] = [...approving, ['thu', 'publish']];
const OUTCOMES: Record<string, Act[]> = {
  draft: [],
  'in review': [['lan', 'submit']],
  approved: approving,
  published: publishing,
  scheduled: [...approving, ['thu', 'schedule', { publishAt: later() }]],
  withheld: [...publishing, ['tam', 'withhold', { reason: 'Cần xem lại.' }]],
  killed: [...publishing, ['tam', 'kill', { publicNote: 'Bài được rút.' }]],
  'taken down': [...publishing, ['tam', 'take_down', { notice }]],
  expiring: [...publishing, ['thu', 'set_expiry', { expiresAt: later() }]],
  spiked: [
    ['lan', 'submit'],
    ['thu', 'spike', { reason: 'Trùng bài.' }],
  ],
};

test('after any transition a story is found by exactly the people who may read it', async () => {
  let count = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(OUTCOMES)), fc.boolean(), async (outcome, isWorkedOn) => {
      count += 1;
      const word = `dấuvết${String.fromCharCode(97 + (count % 26))}${count}`;
      const id = await write('lan', { headline: 'Chuyện bên sông', body: bodyOf(`Có ${word} ở đây.`) });
      for (const [by, action, input] of OUTCOMES[outcome] ?? []) await newsroom.act(by, id, action, input);
      if (isWorkedOn && ['published', 'expiring'].includes(outcome))
        await rewrite('lan', id, { headline: 'Chuyện bên sông', body: bodyOf(`Vẫn có ${word}.`) });
      const article = await getArticle(database.db, id);
      const facts = await loadFacts(database.db, article);
      const isPublic = (await listStoriesByIds(database.db, [id])).length > 0;
      for (const person of EVERYBODY) {
        const ctx = newsroom.as(person);
        const mayRead =
          ctx.actor !== null &&
          may(ctx.actor, 'read_unpublished', { facts, now: new Date(), policy: ctx.policy }).ok;
        // The text of a taken-down story is sealed for everyone.
        const isVisible = isPublic || (mayRead && outcome !== 'taken down');
        const answer = await found(person, word);
        const shown = `${outcome}, worked on: ${isWorkedOn}, ${person}`;
        expect(idsOf(answer), shown).toEqual(isVisible ? [id] : []);
        expect(answer.facets?.total, shown).toBe(isVisible ? 1 : 0);
        expect(answer.results[0]?.isOpen ?? false, shown).toBe(isVisible && mayRead);
      }
    }),
    { numRuns: 24 },
  );
});

test('suggestions contain headlines of the desk and of public stories that the person may read', async () => {
  const draft = await write('lan', { headline: 'Đường sắt răng cưa Tháp Chàm' });
  const { id: live } = await newsroom.published({ headline: 'Đường sắt răng cưa chạy lại' });
  const offered = async (by: Person, q: string) =>
    (await suggestAtDesk(newsroom.as(by), { q })).map(({ id, state }) => [id, state]);
  expect(await offered('lan', 'duong sat rang c')).toEqual([
    [draft, 'draft'],
    [live, 'live'],
  ]);
  expect(await offered('huy', 'răng cưa')).toEqual([[live, 'live']]);
  expect(await offered('lan', 'rang cua tha')).toEqual([[draft, 'draft']]);
  expect(await offered('lan', ' ? ')).toEqual([]);
  expect(await offered('lan', 'x'.repeat(400))).toEqual([]);
});

test('an empty search and one without words are reported, and a signed-out visitor is refused', async () => {
  expect(await searchDesk(newsroom.as('lan'), { text: ' ' })).toEqual({ kind: 'nothing-asked', text: '' });
  expect(await searchDesk(newsroom.as('lan'), { text: '?!' })).toMatchObject({ kind: 'no-words' });
  await expect(searchDesk(newsroom.as(null), { text: 'mưa' })).rejects.toThrow('auth.required');
  for (const text of ["' | x:*A & !", '\\', "''", '\0mưa', '<->'.repeat(50), '§pile:draft', '=a'])
    await expect(searchDesk(newsroom.as('lan'), { text })).resolves.toBeDefined();
});

test('an expired story is found at the desk and marked as expired', async () => {
  const { id } = await newsroom.published({ headline: 'Chợ phiên hếthạnrồi' });
  const expiresAt = new Date(Date.now() + 3_600_000);
  await newsroom.act('thu', id, 'set_expiry', { expiresAt: expiresAt.toISOString() });
  expect((await found('thu', 'hếthạnrồi')).results).toMatchObject([{ id, state: 'live', isExpired: false }]);
  newsroom.setNow(new Date(expiresAt.getTime() + 1));
  try {
    expect((await found('thu', 'hếthạnrồi')).results).toMatchObject([{ id, isExpired: true }]);
  } finally {
    newsroom.setNow(null);
  }
});

test('rows written by an older release without search text are corrected', async () => {
  const { id } = await newsroom.published({ headline: 'Bài đãgỡxuống' });
  await rewrite('lan', id, { headline: 'Bài đãgỡxuống lần nữa' });
  // Such a process takes a story down without updating the search text.
  const words = await database.db.execute(sql`select * from desk_texts where article_id = ${id}::uuid`);
  expect(words.rows).toHaveLength(1);
  await database.db.execute(sql`
    update articles set public_state = 'taken_down' where id = ${id}::uuid`);
  await database.db.execute(sql`update desk_docs set pile = 'withdrawn' where article_id = ${id}::uuid`);
  expect(idsOf(await found('thu', 'đãgỡxuống lần nữa'))).toEqual([id]);
  await fillDeskTexts(newsroom.as(null));
  expect(idsOf(await found('thu', 'đãgỡxuống lần nữa'))).toEqual([]);
});

test('older stories get their search text by a job or by the command', async () => {
  const id = await write('lan', { headline: 'Trống đồng', body: bodyOf('Tiếng vangxưa cũ.') });
  await database.db.execute(sql`delete from desk_texts`);
  expect(idsOf(await found('lan', 'vangxưa'))).toEqual([]);
  await fillDeskTexts(newsroom.as(null));
  expect(idsOf(await found('lan', 'vangxưa'))).toEqual([id]);
  await database.db.execute(sql`update desk_texts set document = ''`);
  await rebuildDeskLists(newsroom.as(null));
  expect(idsOf(await found('lan', 'vangxưa'))).toEqual([id]);
});

test('with many matches as typed, drafts unknown to readers are counted once', async () => {
  await asOwner(database, async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`
      insert into search_docs (article_id, published_at, document)
      select gen_random_uuid(), now() - i * interval '1 minute', '''quam'':1 ''=quắm'':1'::tsvector
        || ('''§month:' || to_char(now() - i * interval '1 minute', 'YYYYMM') || ''':16383A')::tsvector
      from generate_series(1, 120) i`);
  });
  await newsroom.published({ headline: 'Mỏ quắm bay qua đồng' });
  const { id: other } = await newsroom.published({ headline: 'Quăm quăm bên suối' });
  await rewrite('lan', other, { headline: 'Mỏ quắm bên suối' });
  const { facets, results } = await found('tam', 'quắm');
  expect(results).toHaveLength(2);
  expect(facets).toMatchObject({ total: 2, isMore: false });
});
