import { beforeAll, describe, expect, test } from 'vitest';
import type { SearchEngine } from '#core/search/search-engine.ts';
import { tagAliases, tags } from '#db/schema/tags.ts';
import { runRender } from '#platform/page-cache/render-context.ts';
import { newId } from '#platform/time/new-id.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { bodyOf, contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { listQueue } from '#usecases/articles/list-queue.ts';
import { editPerson } from '#usecases/people/edit-person.ts';
import { deleteSynonyms } from '#usecases/search/delete-synonyms.ts';
import { listSynonyms } from '#usecases/search/list-synonyms.ts';
import { saveSynonyms } from '#usecases/search/save-synonyms.ts';
import { suggestAtDesk } from '#usecases/search/suggest-at-desk.ts';
import { listBestStories } from '#usecases/shared/list-best-stories.ts';
import { readSearchTerms } from '#usecases/shared/read-search-terms.ts';
import { searchSite } from '#usecases/site/search-site.ts';
import { suggestSearches } from '#usecases/site/suggest-searches.ts';
import { findStories } from '#usecases/stories/find-stories.ts';
import { createTag } from '#usecases/tags/create-tag.ts';

let database: FreshDatabase;
let newsroom: Newsroom;

const STORIES = {
  gold: { headline: 'Giá vàng đứng yên sau ba phiên tăng', body: bodyOf('Người mua xếp hàng từ sáng.') },
  flood: { headline: 'Sài Gòn ngập sau cơn mưa chiều', body: bodyOf('Nước lên đến bánh xe.') },
  city: {
    headline: 'Thành phố Hồ Chí Minh mở thêm hồ điều tiết',
    body: bodyOf('Hồ chứa nước khi triều cường lên cao.'),
  },
  peace: { headline: 'Hoà Bình đón khách mùa hoa', body: bodyOf('Thủy điện mở cửa cho khách xem.') },
  climate: { headline: 'Biến đổi khí hậu làm lúa chín sớm', body: bodyOf('Ruộng gặt trước mùa.') },
  yellow: { headline: 'Cánh đồng hoa vàng hút khách', body: bodyOf('Giá vé năm nay không đổi.') },
} as const;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  for (const story of Object.values(STORIES)) await newsroom.published(story);
});

async function begin(changes: Record<string, unknown>) {
  const { id } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom, changes) });
  return id;
}

const reader = () => newsroom.as(null);

async function found(text: string, filters: Record<string, string> = {}) {
  const answer = await searchSite(reader(), { text, ...filters });
  if (answer.kind !== 'results') throw new Error(answer.kind);
  return answer;
}

/** What a search for exactly these words suggests. */
async function meantBy(text: string, filters: Record<string, string> = {}) {
  const answer = await searchSite(reader(), { text, ...filters, verbatim: true });
  return answer.kind === 'results' ? (answer.meant?.text ?? null) : answer.kind;
}

async function headlines(text: string) {
  return (await found(text)).results.map(({ story }) => story.headline);
}

describe('results', () => {
  test('rank the story first whose headline has the words in this order', async () => {
    expect((await headlines('gia vang'))[0]).toBe(STORIES.gold.headline);
    expect((await headlines('hoa vàng'))[0]).toBe(STORIES.yellow.headline);
  });

  test('rank the typed accents first, and a query without accents finds all', async () => {
    await newsroom.published({ headline: 'Hóa đơn điện của mùa nóng', body: bodyOf('Tiền điện tăng.') });
    expect((await headlines('hóa'))[0]).toBe('Hóa đơn điện của mùa nóng');
    expect(new Set(await headlines('hoa'))).toEqual(
      new Set(['Hóa đơn điện của mùa nóng', STORIES.yellow.headline, STORIES.peace.headline]),
    );
    expect((await headlines('hoà bình'))[0]).toBe(STORIES.peace.headline);
  });

  test('include stories from centuries ago', async () => {
    newsroom.setNow(new Date('1300-03-01T03:00:00Z'));
    await newsroom.published({ headline: 'Sứ bộ qua ải trong sương', body: bodyOf('Người đi trăm dặm.') });
    newsroom.setNow(null);
    expect(await headlines('sứ bộ qua ải')).toEqual(['Sứ bộ qua ải trong sương']);
  });

  test('match a name with any kind of apostrophe', async () => {
    const written = ["Chuyện của Y'Moan", 'Chuyện kể về Y’Moan', 'Chuyện quê YʼMoan'];
    for (const headline of written) await newsroom.published({ headline });
    for (const text of ["y'moan", 'Y’Moan', 'YʼMoan', '"y moan"'])
      expect(new Set(await headlines(text))).toEqual(new Set(written));
  });

  test('match square metres with a plain or a superscript digit', async () => {
    const written = ['Đất ven sông 90 triệu một m²', 'Đất ven đê 80 triệu một m2'];
    for (const headline of written) await newsroom.published({ headline });
    for (const text of ['triệu m2', 'triệu m²'])
      expect(new Set(await headlines(text))).toEqual(new Set(written));
  });

  test('match a number with any thousands separator, but not the digit groups of others', async () => {
    const written = ['Vé bán 1.250.000 đồng', 'Vé hết 1250000 đồng', 'Vé in 1 250 000 đồng'];
    for (const headline of written) await newsroom.published({ headline });
    await newsroom.published({ headline: 'Vé 250 đồng, 1 người mua 000' });
    for (const text of ['vé 1250000', 'vé 1.250.000 đồng', 'vé 1,250,000', '"1250000 đồng"'])
      expect(new Set(await headlines(text))).toEqual(new Set(written));
    const [first] = (await found('vé 1250000')).results;
    const marks = first?.headline.filter(({ marked }) => marked).map(({ text }) => text) ?? [];
    expect(marks.map((text) => text.replace(/\D/g, ''))).toContain('1250000');
  });

  test('match a phrase in quotation marks only as a phrase', async () => {
    expect(await headlines('"khí hậu"')).toEqual([STORIES.climate.headline]);
    expect(await headlines('"hậu khí"')).toEqual([]);
  });

  test('include stories of ten years ago, newest first, and can be limited by dates', async () => {
    newsroom.setNow(new Date('2015-03-01T03:00:00Z'));
    await newsroom.published({ headline: 'Cầu tre bắc qua rạch đầu tiên', body: bodyOf('Trẻ con đi học.') });
    newsroom.setNow(new Date('2021-03-01T03:00:00Z'));
    await newsroom.published({ headline: 'Cầu tre bắc qua rạch thứ hai', body: bodyOf('Trẻ con đi học.') });
    newsroom.setNow(null);
    expect(await headlines('cầu tre')).toEqual([
      'Cầu tre bắc qua rạch thứ hai',
      'Cầu tre bắc qua rạch đầu tiên',
    ]);
    expect((await found('cầu tre', { to: '2016-01-01' })).results).toHaveLength(1);
    expect((await found('cầu tre', { from: '2016-01-01', to: '2022-01-01' })).results).toHaveLength(1);
  });

  test.each([
    ['only whitespace', ' \u3000\t', 'nothing-asked'],
    ['only punctuation', '?!… — “”', 'no-words'],
    ['an emoji of several code points', '👩🏽‍🌾🔥', 'no-words'],
    ['combining marks without a letter', '\u0301\u0323', 'no-words'],
    ['ten thousand letters', 'vàng '.repeat(2_000), 'results'],
    ['only very common words', 'của và là ở cho được', 'results'],
    ['partly decomposed accents', `${'giá'.normalize('NFD')} v\u0061\u0300ng`, 'results'],
  ])('for %s report their kind', async (_, text, kind) => {
    const answer = await searchSite(reader(), { text });
    expect(answer.kind).toBe(kind);
    expect(answer.text.length).toBeLessThanOrEqual(300);
    if (kind === 'results' && !text.startsWith('của'))
      expect(answer.kind === 'results' && answer.results[0]?.story.headline).toContain('àng');
  });

  test('contain public stories only, regardless of the results of the search engine', async () => {
    const secret = await begin({ headline: 'Bản nháp về giá xăng' });
    const [gold] = (await found('giá vàng')).results;
    const nothing = {
      total: 2,
      isMore: false,
      readBackTo: null,
      sections: [],
      tags: [],
      authors: [],
      since: [],
    };
    const engine: SearchEngine = {
      listBest: async () => [secret, gold?.story.id ?? ''].map((id) => ({ id, isExact: true, score: 1 })),
      listNewest: async () => [secret],
      countFacets: async () => nothing,
      findFirst: async () => null,
      listBeginning: async () => [secret],
      listKnownWords: async () => [],
    };
    const services = { ...reader(), search: engine };
    const answer = await searchSite(services, { text: 'giá' });
    expect(answer.kind === 'results' && answer.results.map(({ story }) => story.id)).toEqual([
      gold?.story.id,
    ]);
    expect(await suggestSearches(services, { text: 'bản nháp' })).toEqual([]);
    expect(await findStories({ ...newsroom.as('lan'), search: engine }, { q: 'giá' })).toHaveLength(1);
  });
});

describe('corrections', () => {
  test.each([
    ['gia vnag', 'Giá vàng'],
    ['bien doi khi haau', 'Biến đổi khí hậu'],
    ['ngapsau con mua', 'ngập sau cơn mưa'],
    ['hóa bính', 'Hoà Bình'],
    ['bieens ddooir khis', 'Biến đổi khí'],
    ['khij haauj', 'khí hậu'],
  ])('a search for “%s” suggests “%s”, which has results', async (typed, meant) => {
    expect(await meantBy(typed)).toBe(meant);
    expect((await found(meant)).results.length).toBeGreaterThan(0);
  });

  test.each(['giá vàng', 'gia vang', 'Hoà bình', 'hòa bình', 'zzyzx qqq'])(
    'a search for “%s” has no suggestion',
    async (typed) => {
      expect(await meantBy(typed)).toBeNull();
    },
  );

  test('a missing space before a number is corrected', async () => {
    await newsroom.published({ headline: 'Bếp Galaxia 17 lên kệ' });
    expect(await meantBy('galaxia17 len ke')).toBe('Galaxia 17 lên kệ');
  });

  test('a subscript digit next to a typo is kept', async () => {
    await newsroom.published({ headline: 'Khí thải CO₂ ở làng nghề Quokkavi' });
    expect(await meantBy('CO₂ làng nghề quokkavii')).toBe('CO₂ làng nghề Quokkavi');
  });

  test('words of withdrawn stories or outside the filters are not suggested', async () => {
    const { id } = await newsroom.published({ headline: 'Chuyện con quokkala ở sở thú' });
    expect(await meantBy('quokkalo')).toBe('quokkala');
    expect(await meantBy('quokkalo', { section: 'kinh-te' })).toBeNull();
    await newsroom.act('tam', id, 'kill', { publicNote: 'Bài được rút.' });
    expect(await meantBy('quokkalo')).toBeNull();
  });

  test('a query without results is replaced by a correction of words that do not exist', async () => {
    const answer = await found('gia vnag');
    expect(answer).toMatchObject({ text: 'Giá vàng', corrected: 'gia vnag' });
    expect(answer.results[0]?.story.headline).toBe(STORIES.gold.headline);
    expect(await found('hóa bính')).toMatchObject({ corrected: null, meant: { text: 'Hoà Bình' } });
  });

  test('a word that the archive or Vietnamese spelling knows is not corrected', async () => {
    await newsroom.published({ headline: 'Lũ lượt kéo về bến', body: bodyOf('Đò đông.') });
    for (const text of ['lũ lụt', 'lu lut', 'giá vang', 'khi hay']) expect(await meantBy(text)).toBeNull();
  });
});

describe('names and dates', () => {
  test('a byline finds the stories of its author, and leads to their page', async () => {
    const { id: personId } = newsroom.people.huy;
    await editPerson(newsroom.as('quan'), { personId, name: 'Trần Văn Quỳnh', slug: 'tran-van-quynh' });
    await newsroom.published({ headline: 'Đò ngang mùa gió', bylineIds: [personId] });
    for (const text of ['Trần Văn Quỳnh', 'tran van quynh', 'Văn Quỳnh', 'Văn Quỳnh đò ngang'])
      expect([text, await headlines(text)]).toEqual([text, ['Đò ngang mùa gió']]);
    expect((await found('văn quỳnh')).pages).toEqual([
      { kind: 'author', name: 'Trần Văn Quỳnh', url: '/tac-gia/tran-van-quynh' },
    ]);
    expect(await meantBy('tran van quyhn')).toBe('Trần Văn Quỳnh');
    await editPerson(newsroom.as('quan'), { personId, name: 'huy', slug: 'huy' });
  });

  test('an alias finds the stories of its tag, and leads to its page', async () => {
    const { id, slug } = await createTag(newsroom.as('thu'), { name: 'Trí tuệ nhân tạo' });
    await database.db.insert(tagAliases).values({ id: newId(), tagId: id, name: 'AI', fold: 'ai' });
    await newsroom.published({ headline: 'Máy chẩn đoán ở trạm xá', tagIds: [id], body: bodyOf('Nhanh.') });
    await newsroom.published({ headline: 'Ai về bến cũ', body: bodyOf('Không ai chờ.') });
    expect(await headlines('AI')).toEqual(['Máy chẩn đoán ở trạm xá']);
    expect((await found('AI')).pages).toEqual([
      { kind: 'tag', name: 'Trí tuệ nhân tạo', url: `/chu-de/${slug}` },
    ]);
  });

  test('the name of a section finds its stories', async () => {
    expect((await found('the gioi')).pages).toContainEqual({
      ...{ kind: 'section', name: 'Thế giới', url: '/the-gioi' },
    });
    expect((await found('thế giới')).results).toHaveLength(20);
  });

  test('a date leads to the archive of the day, and only within the time of publications', async () => {
    newsroom.setNow(new Date('2021-03-07T03:00:00Z'));
    await newsroom.published({ headline: 'Chợ sớm tháng ba' });
    newsroom.setNow(null);
    const pages = [{ kind: 'archive', name: '7/3/2021', url: '/luu-tru/2021/03/07' }];
    expect((await found('7/3/2021')).pages).toEqual(pages);
    expect(await suggestSearches(reader(), { text: '7.3.2021' })).toEqual(pages);
    expect((await found('7/3/1021')).pages).toEqual([]);
  });
});

describe('neighbouring words', () => {
  test('words of a query count beside each other or in the headline, not scattered over a text', async () => {
    await newsroom.published({
      headline: 'Trận cầu đêm mưa',
      body: bodyOf('Giá vé không đổi. Đội khách mặc áo đỏ. Chiếc cúp bằng vàng về tay chủ nhà.'),
    });
    expect(await headlines('giá vàng')).toEqual([STORIES.gold.headline]);
    expect(await headlines('chiếc cúp vàng')).toEqual(['Trận cầu đêm mưa']);
    expect(await headlines('cúp đêm mưa')).toEqual([]);
  });

  test('without results there are the tags of stories with one of the words, and other stories', async () => {
    const answer = await found('giá quokka');
    expect(answer.results).toEqual([]);
    expect(answer.instead?.tags.map(({ name }) => name)).toContain('Biến đổi khí hậu');
    expect(answer.instead?.newest.length).toBeGreaterThan(0);
    expect((await found('giá vàng')).instead).toBeNull();
  });
});

describe('synonyms', () => {
  test('a search for one name finds the others, on the site and at the desk', async () => {
    const thu = newsroom.as('thu');
    expect(await headlines('tp.hcm')).toEqual([]);
    const group = await saveSynonyms(thu, {
      names: ['TP.HCM', ' Sài Gòn ', 'Thành phố Hồ Chí Minh', 'Tp HCM'],
    });
    expect(group.names).toEqual(['TP.HCM', 'Sài Gòn', 'Thành phố Hồ Chí Minh']);
    for (const text of ['tp.hcm', 'sai gon', '"thành phố hồ chí minh"']) {
      expect(new Set(await headlines(text))).toEqual(
        new Set([STORIES.flood.headline, STORIES.city.headline]),
      );
    }
    expect(await headlines('tp.hcm ngập')).toEqual([STORIES.flood.headline]);
    const queue = await listQueue(thu, { view: 'desk', q: 'tphcm' });
    expect(queue.items).toHaveLength(2);
    expect(new Set(await headlines('TPHCM'))).toEqual(
      new Set([STORIES.flood.headline, STORIES.city.headline]),
    );
    const desk = await listQueue(thu, { view: 'desk', q: 'TP.HCM' });
    expect(new Set(desk.items.map(({ headline }) => headline))).toEqual(
      new Set([STORIES.flood.headline, STORIES.city.headline]),
    );
    const [hit] = (await found('tp.hcm ngập')).results;
    expect(hit?.headline.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['Sài Gòn ngập']);
    await saveSynonyms(thu, { id: group.id, names: ['TP.HCM', 'Sài Gòn'] });
    expect(await headlines('tp.hcm')).toEqual([STORIES.flood.headline]);
    await deleteSynonyms(thu, { id: group.id });
    expect(await headlines('tp.hcm')).toEqual([]);
  });

  test('a compound and its first syllable find the same stories, also among other words', async () => {
    const written = ['Lũ trên sông Vệ rút chậm', 'Ngập lụt ở cửa Đại', 'Sau lũ lụt, làng sửa kè'];
    const others = ['Lữ khách lướt ván', 'Cá lú trong ruộng'];
    for (const headline of [...written, ...others]) await newsroom.published({ headline });
    const among = async (text: string) =>
      new Set((await headlines(text)).filter((headline) => [...written, ...others].includes(headline)));
    expect(await headlines('lũ lụt')).toEqual(['Sau lũ lụt, làng sửa kè']);
    const { id } = await saveSynonyms(newsroom.as('thu'), { names: ['lũ lụt', 'lũ', 'ngập lụt'] });
    for (const text of ['lũ lụt', 'lũ', 'ngập lụt', '"lũ lụt"'])
      expect(await among(text), text).toEqual(new Set(written));
    for (const text of ['lu lut', 'ngap lut']) expect([...(await among(text))], text).toContain(written[1]);
    expect(await headlines('lũ lụt sông vệ')).toEqual([written[0]]);
    await deleteSynonyms(newsroom.as('thu'), { id });
  });

  test('a name belongs to one group only, and a group has at least two names', async () => {
    const thu = newsroom.as('thu');
    const group = await saveSynonyms(thu, { names: ['WHO', 'Tổ chức Y tế Thế giới'] });
    await expect(saveSynonyms(thu, { names: ['w.h.o', 'who', 'Y tế thế giới'] })).rejects.toMatchObject({
      code: 'synonyms.taken',
    });
    for (const names of [['WHO'], ['who', 'WHO', 'w.h.o'.replaceAll('.', '')], []]) {
      await expect(saveSynonyms(thu, { names })).rejects.toMatchObject({
        details: { fieldErrors: { names: 'synonyms.too-few' } },
      });
    }
    for (const [name, code] of [
      ['…', 'field.invalid'],
      ['x'.repeat(81), 'field.too-long'],
      ['a b c d e f g h i', 'field.too-long'],
    ] as const) {
      await expect(saveSynonyms(thu, { names: [name, 'khác'] })).rejects.toMatchObject({
        details: { fieldErrors: { 'names.0': code } },
      });
    }
    await expect(saveSynonyms(thu, { id: newId(), names: ['một', 'hai'] })).rejects.toMatchObject({
      code: 'synonyms.not-found',
    });
    expect((await listSynonyms(thu)).map(({ names }) => names)).toEqual([group.names]);
    await deleteSynonyms(thu, { id: group.id });
    await expect(deleteSynonyms(thu, { id: group.id })).rejects.toMatchObject({ code: 'synonyms.not-found' });
  });

  test('concurrent changes of a group are merged', async () => {
    const [thu, tam] = [newsroom.as('thu'), newsroom.as('tam')];
    const loaded = ['lũ quét', 'lũ ống', 'lũ bùn'];
    const { id } = await saveSynonyms(thu, { names: loaded });
    await saveSynonyms(tam, { id, loaded, names: ['lũ quét', 'Lũ ống', 'lũ đá'] });
    const { names } = await saveSynonyms(thu, {
      id,
      loaded,
      names: ['lũ ống', 'lũ quét', 'lũ bùn', 'lũ núi'],
    });
    expect(names).toEqual(['lũ ống', 'lũ quét', 'lũ núi', 'lũ đá']);
    expect((await listSynonyms(thu)).map((group) => group.names)).toEqual([names]);
    // A merge result with too many or too few names is refused and changes nothing.
    const many = ['một', 'hai', 'ba', 'bốn', 'năm', 'sáu'];
    await expect(saveSynonyms(tam, { id, loaded, names: ['lũ quét', ...many] })).rejects.toMatchObject({
      details: { fieldErrors: { names: 'field.too-many' } },
    });
    await expect(
      saveSynonyms(tam, { id, loaded: ['lũ bùn', ...names], names: ['lũ bùn', 'lũ quét'] }),
    ).rejects.toMatchObject({ details: { fieldErrors: { names: 'synonyms.too-few' } } });
    expect((await listSynonyms(thu)).map((group) => group.names)).toEqual([names]);
    await deleteSynonyms(thu, { id });
    await expect(saveSynonyms(tam, { id, names: loaded, loaded })).rejects.toMatchObject({
      code: 'synonyms.not-found',
    });
  });

  test('only editors manage them', async () => {
    for (const name of ['lan', 'minh', 'phuc', 'quan'] as const) {
      await expect(listSynonyms(newsroom.as(name))).rejects.toMatchObject({ code: 'action.not-your-role' });
      await expect(saveSynonyms(newsroom.as(name), { names: ['a', 'b'] })).rejects.toMatchObject({
        code: 'action.not-your-role',
      });
    }
    await expect(listSynonyms(newsroom.as('tam'))).resolves.toEqual([]);
  });
});

describe('suggestions while typing', () => {
  const names = async (text: string) => (await suggestSearches(reader(), { text })).map(({ name }) => name);

  test('are headlines with all words, the last as a prefix, with or without accents', async () => {
    expect(await names('giá v')).toEqual([STORIES.gold.headline]);
    expect(await names('gia van')).toEqual([STORIES.gold.headline]);
    expect(await names('bien doi khi hau lam')).toEqual([STORIES.climate.headline]);
    expect(await names('vàng giá đứng')).toEqual([STORIES.gold.headline]);
    expect(await names('zzyzx')).toEqual([]);
  });

  test('for a single letter are the newest headlines with a word that starts with it', async () => {
    for (const letter of ['y', 'Ỷ'])
      expect(await names(letter)).toEqual([
        ...['Chuyện quê YʼMoan', 'Chuyện kể về Y’Moan', "Chuyện của Y'Moan"],
        STORIES.gold.headline,
      ]);
    expect(await names('w')).toEqual([]);
  });

  test('rank the typed accents first', async () => {
    expect(await names('hoa')).toEqual(
      expect.arrayContaining([STORIES.yellow.headline, STORIES.peace.headline]),
    );
    expect((await names('hoà b'))[0]).toBe(STORIES.peace.headline);
    expect((await names('hó'))[0]).toBe('Hóa đơn điện của mùa nóng');
    for (let index = 1; index <= 7; index += 1)
      await newsroom.published({ headline: `Hoa đào phố thứ ${index} nở` });
    const found = await names('hoà');
    expect(found[0]).toBe(STORIES.peace.headline);
    expect(found.filter((name) => name.startsWith('Hoa đào'))).toHaveLength(5);
  });

  test('are not displaced by scheduled stories', async () => {
    await newsroom.published({ headline: 'Sếu đầu đỏ về Tràm Chim' });
    for (let index = 1; index <= 7; index += 1) {
      const articleId = await begin({ headline: `Sếu đầu đỏ kỳ ${index}` });
      await newsroom.act('lan', articleId, 'submit');
      await newsroom.act('thu', articleId, 'approve');
      const publishAt = new Date(Date.now() + 120_000).toISOString();
      await newsroom.act('thu', articleId, 'schedule', { publishAt });
    }
    expect(await names('sếu đầu')).toEqual(['Sếu đầu đỏ về Tràm Chim']);
    expect(await names('seu dau')).toEqual(['Sếu đầu đỏ về Tràm Chim']);
  });

  test('are not displaced by expired stories', async () => {
    await newsroom.published({ headline: 'Vượn đen má trắng ở Khe Nước Trong' });
    for (let index = 1; index <= 7; index += 1) {
      const { id: articleId } = await newsroom.published({ headline: `Vượn đen má trắng kỳ ${index}` });
      await database.pool.query(
        "update articles set expires_at = published_at + interval '1 millisecond' where id = $1",
        [articleId],
      );
    }
    expect(await names('vượn đen')).toEqual(['Vượn đen má trắng ở Khe Nước Trong']);
    expect(await names('vuon den')).toEqual(['Vượn đen má trắng ở Khe Nước Trong']);
    // The newest match is the best one, so an expired story would fill this page.
    const best = await listBestStories(reader(), {
      terms: await readSearchTerms(reader(), 'vượn đen'),
      limit: 1,
    });
    expect(best.map(({ headline }) => headline)).toEqual(['Vượn đen má trắng ở Khe Nước Trong']);
    const atDesk = await suggestAtDesk(newsroom.as('minh'), { q: 'vuon den' });
    expect(atDesk.map(({ headline }) => headline)).toContain('Vượn đen má trắng ở Khe Nước Trong');
  });

  test('include public sections, tags and authors by names and aliases', async () => {
    await database.db.insert(tagAliases).values({
      ...{ id: newId(), tagId: newsroom.tagId, name: 'Nóng lên toàn cầu', fold: 'nong len toan cau' },
    });
    const unused = { type: 'topic' as const, createdAt: new Date() };
    await database.db
      .insert(tags)
      .values({ ...unused, id: newId(), name: 'Nóng lòng', fold: 'nong long', slug: 'nong-long' });
    const tag = { kind: 'tag', name: 'Biến đổi khí hậu', url: '/chu-de/bien-doi-khi-hau' };
    expect(await suggestSearches(reader(), { text: 'nóng l' })).toContainEqual(tag);
    expect(await names('nóng l')).not.toContain('Nóng lòng');
    expect(await suggestSearches(reader(), { text: 'the gi' })).toContainEqual({
      ...{ kind: 'section', name: 'Thế giới', url: '/the-gioi' },
    });
    expect(await suggestSearches(reader(), { text: 'lan' })).toContainEqual({
      ...{ kind: 'author', name: 'lan', url: '/tac-gia/lan' },
    });
    // An editor without public stories.
    expect(await names('phuc')).toEqual([]);
  });

  test('find authors by their current name with any apostrophe, and tags with any dash', async () => {
    const { id: personId } = newsroom.people.huy;
    await newsroom.published({ headline: 'Chuyện bên bến phà', bylineIds: [personId] });
    const rename = (name: string) => editPerson(newsroom.as('quan'), { personId, name });
    await rename('H’Hen Niê');
    for (const text of ["H'Hen", 'h’hen ni', 'hen', 'hhen nie', 'niê'])
      expect(await names(text)).toContain('H’Hen Niê');
    for (const text of ['huy', 'iê']) expect(await names(text)).not.toContain('H’Hen Niê');
    await rename('HʼHen Niê');
    for (const text of ["H'Hen", 'hʼhen ni', 'hen', 'hhen nie'])
      expect(await names(text)).toContain('HʼHen Niê');
    await rename('huy');

    for (const name of ['COVID-19', 'Bà Rịa – Vũng Tàu']) {
      const { id } = await createTag(newsroom.as('thu'), { name });
      await newsroom.published({ headline: `Chuyện về ${name}`, tagIds: [id] });
    }
    for (const text of ['covid 19', 'covid-1', 'COVID–19', 'covid'])
      expect(await names(text)).toContain('COVID-19');
    for (const text of ['ba ria vung', 'bà rịa - v', 'vung t'])
      expect(await names(text)).toContain('Bà Rịa – Vũng Tàu');
    expect(await names('covid 2')).not.toContain('COVID-19');
  });

  test('mark sponsored stories only', async () => {
    const paid = { format: 'sponsored' as const, sponsor: 'Công ty X' };
    const [own, theirs] = ['Gốm xưa làng Bát', 'Gốm mới làng Bát'];
    await newsroom.published({ headline: own });
    await newsroom.published({ headline: theirs, ...paid });
    const offered = await suggestSearches(reader(), { text: 'gốm' });
    const labelled = Object.fromEntries(offered.map(({ name, isPaid }) => [name, isPaid]));
    expect(labelled).toEqual({ [own]: undefined, [theirs]: true });
  });

  test('are empty for no words, punctuation or a long sentence, and have a limit', async () => {
    for (const text of ['', ' ', '"\'%_\\', 'một hai ba bốn năm sáu bảy tám chín mười mười một mười hai'])
      expect(await names(text)).toEqual([]);
    for (let index = 0; index < 8; index += 1)
      await newsroom.published({ headline: `Chợ nổi họp sớm lần ${index}` });
    expect(await names('chợ n')).toHaveLength(6);
  });

  test('have the cache tags that invalidate them', async () => {
    const { id } = await newsroom.published({ headline: 'Chuyện cây đa đầu làng' });
    const { tags: cacheTags } = await runRender(() => suggestSearches(reader(), { text: 'cây đa' }));
    expect([...cacheTags]).toEqual(expect.arrayContaining(['search', 'sections', `article:${id}`]));
  });
});
