import { beforeAll, expect, test } from 'vitest';
import { runRender } from '#platform/page-cache/render-context.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { lockRows, untilWaiting } from '#tests/support/database/races.ts';
import { callApi } from '#tests/support/site/call-api.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { findEditions } from '#usecases/articles/find-editions.ts';
import { linkEdition } from '#usecases/articles/link-edition.ts';
import { listArticleAudit } from '#usecases/articles/list-article-audit.ts';
import { listQueue } from '#usecases/articles/list-queue.ts';
import { provideServices } from '#usecases/services.ts';
import { readArticlePage } from '#usecases/site/read-article-page.ts';
import { readAuthor } from '#usecases/site/read-author.ts';
import { readTag } from '#usecases/site/read-tag.ts';
import { createToken } from '#usecases/tokens/create-token.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  provideServices(newsroom.as(null));
  for (const name of ['lan', 'huy', 'thu', 'binh', 'tam']) {
    const { token } = await createToken(newsroom.as(null), { personEmail: `${name}@toasoan.example` });
    tokens[name] = token;
  }
});

/** A story in a language; `isLive` publishes it through the desk. */
async function story(locale: 'vi' | 'en', { isLive = false, who = 'lan', more = {} } = {}) {
  const created = await callApi('POST', '/articles', {
    token: tokens[who],
    json: {
      ...{ locale, section: 'the-gioi', tags: ['biến đổi khí hậu'], sapo: 'Một câu tóm tắt.' },
      ...{ headline: locale === 'vi' ? 'Hạt giống ở Veld' : 'Seeds of Veld', bodyHtml: '<p>Một đoạn.</p>' },
      ...more,
    },
  });
  expect(created.status).toBe(201);
  if (isLive) await publish(created.json.id);
  return created.json as { id: string; number: number; url: string };
}

async function publish(id: string) {
  await callApi('POST', `/articles/${id}/submit`, { token: tokens.lan });
  await callApi('POST', `/articles/${id}/approve`, { token: tokens.thu });
  const answer = await callApi('POST', `/articles/${id}/publish`, { token: tokens.thu });
  expect(answer.json.publicState, JSON.stringify(answer.json)).toBe('live');
}

const link = (who: string, id: string, json: unknown) =>
  callApi('PATCH', `/articles/${id}/edition`, { token: tokens[who], json });

async function pageOf({ url }: { url: string }) {
  const [, section = '', segment = ''] = url.split('/');
  const { result, tags } = await runRender(() => readArticlePage(newsroom.as(null), { section, segment }));
  if (result?.kind !== 'page') throw new Error(`${url} is no page`);
  return { edition: result.page.edition, tags };
}

test('each edition links to the other once both are public', async () => {
  const vi = await story('vi', { isLive: true });
  const en = await story('en');
  await callApi('POST', `/articles/${en.id}/submit`, { token: tokens.lan });
  const linked = await link('thu', vi.id, { editionId: en.id, role: 'translation' });
  expect(linked.json).toMatchObject({ edition: { id: en.id, locale: 'en', role: 'translation' } });

  const before = await pageOf(vi);
  expect(before.edition).toBeNull();
  // The page already has the cache tag of the translation, so its publication invalidates it.
  expect(before.tags).toContain(`article:${en.id}`);
  expect((await callApi('GET', `/public/articles/${vi.number}`)).json.edition).toBeNull();

  await publish(en.id);
  expect((await pageOf(vi)).edition).toMatchObject({ number: en.number, locale: 'en' });
  expect((await pageOf(en)).edition).toMatchObject({ number: vi.number, locale: 'vi' });
  expect((await callApi('GET', `/public/articles/${en.number}`)).json.edition).toMatchObject({
    number: vi.number,
    locale: 'vi',
  });
  expect((await callApi('GET', `/articles/${en.id}`, { token: tokens.thu })).json.edition).toMatchObject({
    id: vi.id,
    role: 'original',
  });
});

test('lists of a tag and an author show one edition of a story, in the site’s language while it is public', async () => {
  const event = 'Hạn mặn mùa này';
  const more = { tags: [{ name: event, type: 'event' }] };
  const [vi, en, lone] = [
    await story('vi', { isLive: true, more }),
    await story('en', { isLive: true, more }),
    await story('en', { isLive: true, more }),
  ];
  const reader = newsroom.as(null);
  const read = async () => {
    const pages = await runRender(async () => ({
      tag: await readTag(reader, { slug: 'han-man-mua-nay', path: '/dong-su-kien/han-man-mua-nay' }),
      author: await readAuthor(reader, { slug: 'lan', path: '/tac-gia/lan' }),
    }));
    const { tag, author } = pages.result;
    if (!tag || !author || 'redirectTo' in tag || 'redirectTo' in author) throw new Error('not a page');
    const three = new Set([vi.id, en.id, lone.id]);
    return {
      event: tag.stories.map(({ id }) => id),
      signed: author.stories.flatMap(({ id }) => (three.has(id) ? [id] : [])),
      counted: tag.line?.count,
      newest: tag.line?.last,
    };
  };
  const all = [lone.id, en.id, vi.id];
  expect(await read()).toMatchObject({ event: all, signed: all, counted: 3 });

  // Regardless of which edition came first.
  for (const role of ['translation', 'original']) {
    await linkEdition(newsroom.as('thu'), { articleId: vi.id, editionId: en.id, role });
    const once = [lone.id, vi.id];
    expect(await read()).toMatchObject({ event: once, signed: once, counted: 2 });
  }

  await callApi('POST', `/articles/${vi.id}/withhold`, {
    token: tokens.tam,
    json: { reason: 'Kiểm tra lại.' },
  });
  const left = [lone.id, en.id];
  expect(await read()).toMatchObject({ event: left, signed: left, counted: 2 });
});

test('an edition that is not in the list does not remove the other from it', async () => {
  const tagged = await story('en', { isLive: true, more: { tags: [{ name: 'Chỉ bản tiếng Anh' }] } });
  const vi = await story('vi', { isLive: true });
  await linkEdition(newsroom.as('thu'), { articleId: tagged.id, editionId: vi.id });
  const page = await readTag(newsroom.as(null), {
    slug: 'chi-ban-tieng-anh',
    path: '/chu-de/chi-ban-tieng-anh',
  });
  expect(page).toMatchObject({ stories: [{ id: tagged.id }] });
});

test('a link is created, reversed and removed from either side, and both audits record it', async () => {
  const vi = await story('vi');
  const en = await story('en');
  const thu = newsroom.as('thu');
  await callApi('POST', `/articles/${vi.id}/submit`, { token: tokens.lan });
  await callApi('POST', `/articles/${en.id}/submit`, { token: tokens.lan });
  expect(await linkEdition(thu, { articleId: en.id, editionId: vi.id })).toMatchObject({ role: 'original' });
  expect(await linkEdition(thu, { articleId: en.id, editionId: vi.id, role: 'translation' })).toMatchObject({
    role: 'translation',
  });
  // Repeating it changes nothing and adds no audit row.
  await linkEdition(thu, { articleId: en.id, editionId: vi.id, role: 'translation' });
  expect(await linkEdition(thu, { articleId: vi.id, editionId: null })).toBeNull();
  expect((await callApi('GET', `/articles/${en.id}`, { token: tokens.thu })).json.edition).toBeNull();
  for (const { id } of [vi, en]) {
    const acts = await listArticleAudit(thu, { articleId: id });
    expect(acts.filter(({ action }) => action === 'article.link_edition')).toHaveLength(3);
  }
});

test('an edition must be in the other language, of one story only, and readable by the person', async () => {
  const vi = await story('vi');
  const twin = await story('vi');
  const en = await story('en');
  const hidden = await story('en', { who: 'huy', more: { section: 'kinh-te' } });
  const code = async (json: unknown, id = vi.id) => (await link('lan', id, json)).json.error;
  expect(await code({ editionId: twin.id })).toMatchObject({ code: 'article.edition-same-language' });
  expect(await code({ editionId: vi.id })).toMatchObject({ code: 'article.edition-same-language' });
  expect((await link('lan', vi.id, { editionId: en.id })).status).toBe(200);
  expect(await code({ editionId: en.id }, twin.id)).toMatchObject({ code: 'article.edition-taken' });
  expect(await code({ editionId: hidden.id }, twin.id)).toMatchObject({
    ...{ code: 'request.invalid', fieldErrors: { editionId: 'field.unknown-reference' } },
  });
  expect(await code({ editionId: 'nó' })).toMatchObject({ fieldErrors: { editionId: 'field.invalid' } });
});

test('of two concurrent links of a story one gets article.edition-taken, and the other persists', async () => {
  const vi = await story('vi');
  const [one, other] = [await story('en'), await story('en')];
  // The lock makes both read before either writes. A later request would get another error.
  const letGo = await lockRows(
    database.connectionString,
    `select from articles where id = '${vi.id}' for update`,
  );
  const both = [one, other].map(({ id }) => link('lan', vi.id, { editionId: id, role: 'translation' }));
  await untilWaiting(database.db, 2);
  await letGo();
  const answers = await Promise.all(both);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const read = await callApi('GET', `/articles/${vi.id}`, { token: tokens.lan });
  const linked = answers.find(({ status }) => status === 200)?.json as { edition: { id: string } };
  expect(read.json).toMatchObject({ edition: { id: linked.edition.id } });
});

test('authors link unpublished stories; only an editor of the desk links published ones', async () => {
  const vi = await story('vi');
  const en = await story('en');
  expect((await link('lan', vi.id, { editionId: en.id, role: 'translation' })).status).toBe(200);
  await publish(vi.id);
  expect((await link('lan', vi.id, { editionId: null })).json.error.code).toBe('action.not-your-role');
  expect((await link('binh', vi.id, { editionId: null })).json.error.code).toBe('action.not-your-desk');
  expect((await link('thu', vi.id, { editionId: null })).json).toEqual({ edition: null });
});

test('a link needs the right to both stories, and so does its end', async () => {
  const vi = await story('vi', { isLive: true });
  const own = await story('en', { who: 'huy', more: { section: 'kinh-te' } });
  const refused = { code: 'article.edition-no-right' };
  const before = (await callApi('GET', `/articles/${vi.id}`, { token: tokens.thu })).json;
  for (const role of ['original', 'translation']) {
    expect((await link('huy', own.id, { editionId: vi.id, role })).json.error).toMatchObject(refused);
  }
  expect((await callApi('GET', `/articles/${vi.id}`, { token: tokens.thu })).json).toEqual(before);

  await callApi('POST', `/articles/${own.id}/submit`, { token: tokens.huy });
  // Thu edits the desk of one of them only.
  expect((await link('thu', vi.id, { editionId: own.id, role: 'translation' })).status).toBe(422);
  expect((await link('tam', vi.id, { editionId: own.id, role: 'translation' })).status).toBe(200);
  expect((await link('huy', own.id, { editionId: null })).json.error).toMatchObject(refused);
  expect((await link('huy', own.id, { editionId: vi.id, role: 'translation' })).json.error).toMatchObject(
    refused,
  );
  expect((await callApi('GET', `/articles/${vi.id}`, { token: tokens.thu })).json.edition).toMatchObject({
    id: own.id,
  });
});

test('a draft that was never public is no original of a public story, and cannot hold its link', async () => {
  const vi = await story('vi');
  const draft = await story('en');
  expect((await link('lan', vi.id, { editionId: draft.id, role: 'original' })).status).toBe(200);
  await publish(vi.id);
  // Lan's draft is private: Thu cannot read it, yet the link of the public story is hers.
  expect((await link('thu', vi.id, { editionId: null })).json).toEqual({ edition: null });
  await callApi('POST', `/articles/${draft.id}/submit`, { token: tokens.lan });
  expect((await link('thu', vi.id, { editionId: draft.id, role: 'original' })).json.error).toMatchObject({
    code: 'article.edition-unpublished-original',
  });
  expect((await link('thu', draft.id, { editionId: vi.id, role: 'translation' })).json.error).toMatchObject({
    code: 'article.edition-unpublished-original',
  });
  expect((await link('thu', vi.id, { editionId: draft.id, role: 'translation' })).status).toBe(200);
});

test('a sponsored story cannot be submitted without its sponsor, and only sponsored stories have one', async () => {
  const paid = await story('vi', { more: { format: 'sponsored' } });
  await callApi('POST', `/articles/${paid.id}/submit`, { token: tokens.lan });
  const submitted = await callApi('GET', `/articles/${paid.id}`, { token: tokens.lan });
  expect(submitted.json).toMatchObject({ workState: 'draft', sponsor: '' });
  expect(submitted.json.checks).toContainEqual(
    expect.objectContaining({ name: 'sponsor-named', passed: false, level: 'required', field: 'sponsor' }),
  );
  const named = await callApi('PATCH', `/articles/${paid.id}`, {
    token: tokens.lan,
    json: { baseVersion: 1, sponsor: '  Hợp tác xã  Gốm Sa Huỳnh ' },
  });
  expect(named.json.sponsor).toBe('Hợp tác xã Gốm Sa Huỳnh');
  await publish(paid.id);
  expect((await callApi('GET', `/public/articles/${paid.number}`)).json.sponsor).toBe(
    'Hợp tác xã Gốm Sa Huỳnh',
  );

  const free = await story('vi', { isLive: true, more: { sponsor: 'Không ai cả' } });
  expect((await callApi('GET', `/public/articles/${free.number}`)).json.sponsor).toBe('');
});

test('an edition is found behind more than a page of stories in the other language', async () => {
  const headline = 'Seeds kept for a hundred years';
  const { id } = await story('en', { more: { headline } });
  for (let each = 0; each < 45; each += 1) await story('vi');
  const found = async (q: string, who: 'lan' | 'minh' = 'lan') =>
    (await findEditions(newsroom.as(who), listQueue, { q, locale: 'en' })).map((each) => each.id);
  expect(await found('')).toContain(id);
  expect(await found('kept for a hundred')).toEqual([id]);
  // Another person's draft is not found.
  expect(await found('kept for a hundred', 'minh')).toEqual([]);
  const locales = (await findEditions(newsroom.as('lan'), listQueue, { q: '', locale: 'en' })).map(
    (each) => each.locale,
  );
  expect(new Set(locales)).toEqual(new Set(['en']));
});
