import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { putSetting } from '#db/queries/settings/settings.ts';
import { runRender } from '#platform/page-cache/render-context.ts';
import { newId } from '#platform/time/new-id.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { bodyOf, contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { breakNews } from '#usecases/articles/break-news.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import type { Context } from '#usecases/context.ts';
import { readFront } from '#usecases/fronts/read-front.ts';
import { readHome } from '#usecases/site/read-home.ts';
import { readSection } from '#usecases/site/read-section.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
let start = new Date('2026-05-04T03:00:00Z');
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

/** Each test has its own day, so that the breaking news of the test before has ended. */
beforeEach(() => {
  start = after(24 * 60);
  newsroom.setNow(start);
});

type Name = Parameters<Newsroom['as']>[0] & string;

/** A reporter with the grant for breaking news. */
function granted(name: Name): Context {
  const ctx = newsroom.as(name);
  return { ...ctx, actor: ctx.actor && { ...ctx.actor, grants: ['breaking'] } };
}

const news = (changes: Record<string, unknown> = {}) => ({
  id: newId(),
  headline: 'Cháy lớn ở chợ đầu mối phía nam thành phố',
  sapo: 'Lửa bùng lên lúc 9 giờ 40, cảnh sát đã phong tỏa ba con đường quanh chợ.',
  sectionId: newsroom.world,
  ...changes,
});
const slot = async () => (await readHome(newsroom.as(null))).breaking.map(({ id }) => id);
const count = async (query: ReturnType<typeof sql>) =>
  Number((await database.db.execute<{ n: string }>(query)).rows[0]?.n);
/** The number of stories created today. */
const storyCount = () =>
  count(sql`select count(*) as n from articles where created_at >= ${start.toISOString()}`);
const actCount = () => count(sql`select count(*) as n from audit where at >= ${start.toISOString()}`);

test('broken news is live immediately, in the slot, in the audit log and owes a review', async () => {
  const view = await breakNews(granted('lan'), news());
  expect(view).toMatchObject({ publicState: 'live', workState: 'in_review', debtOpenedAt: start });
  expect(view.breakingUntil).toEqual(after(60));
  expect(view.byline).toMatchObject([{ name: 'lan' }]);
  expect(await slot()).toEqual([view.id]);
  const section = await readSection(newsroom.as(null), { slug: 'the-gioi' });
  expect(JSON.stringify(section)).toContain(view.content.headline);
  const acts = await database.db.execute(
    sql`select action from audit where subject_id = ${view.id} order by seq`,
  );
  expect(acts.rows).toEqual([{ action: 'article.create' }, { action: 'article.fast_publish' }]);
});

test('a byline given with the news replaces the person who broke it', async () => {
  const view = await breakNews(granted('lan'), news({ bylineIds: [newsroom.people.minh.id] }));
  expect(view.byline).toMatchObject([{ name: 'minh' }]);
  expect(view.createdBy.name).toBe('lan');
});

test('concurrent requests with one id publish one story, and each gets it', async () => {
  const sent = news();
  const answers = await Promise.all([1, 2, 3].map(() => breakNews(newsroom.as('tam'), sent)));
  expect(new Set(answers.map(({ id, number }) => `${id} ${number}`)).size).toBe(1);
  expect(await storyCount()).toBe(1);
  const events = sql`select count(*) as n from outbox where unique_key like 'article.fast_publish:%' and payload ->> 'articleId' = ${sent.id}`;
  expect(await count(events)).toBe(1);
  expect(await actCount(), 'begun once, published once').toBe(2);
});

test('repeated news changes nothing, even with other content', async () => {
  const sent = news();
  await breakNews(newsroom.as('tam'), sent);
  newsroom.setNow(after(3));
  const again = await breakNews(newsroom.as('tam'), { ...sent, headline: 'Một tiêu đề khác hẳn' });
  expect(again.content.headline).toBe(sent.headline);
  expect(again.version).toBe(1);
  expect(again.breakingUntil).toEqual(after(60));
  expect(await storyCount()).toBe(1);
});

test('repeating the request does not publish news that was withheld meanwhile', async () => {
  const sent = news();
  await breakNews(newsroom.as('tam'), sent);
  await newsroom.act('thu', sent.id, 'withhold');
  expect(await breakNews(newsroom.as('tam'), sent)).toMatchObject({ publicState: 'withheld' });
  expect(await slot()).toEqual([]);
});

test('the id of another person’s news or of an own draft gets article.not-found', async () => {
  const sent = news();
  await breakNews(newsroom.as('tam'), sent);
  const refused = { code: 'article.not-found' };
  await expect(breakNews(granted('lan'), sent)).rejects.toMatchObject(refused);
  const draft = await createArticle(newsroom.as('tam'), { content: contentFor(newsroom) });
  await expect(breakNews(newsroom.as('tam'), news({ id: draft.id }))).rejects.toMatchObject(refused);
});

test.each([
  ['a journalist without the grant', 'lan', false, 'action.needs-grant'],
  ['an editor without the grant', 'thu', false, 'action.needs-grant'],
  ['a contributor with the grant', 'minh', true, 'action.not-your-role'],
  ['legal with the grant', 'phuc', true, 'action.not-your-role'],
  ['an administrator with the grant', 'quan', true, 'action.not-your-role'],
] as const)('%s breaks no news, and nothing is stored', async (_, name, hasGrant, code) => {
  const ctx = hasGrant ? granted(name) : newsroom.as(name);
  await expect(breakNews(ctx, news())).rejects.toMatchObject({ code });
  expect(await storyCount()).toBe(0);
});

test.each([
  ['a missing headline', { headline: '  ' }, 'headline-present'],
  ['an empty byline', { bylineIds: [] }, 'byline-present'],
  ['a placeholder', { sapo: 'Ba người bị thương ở [TK tên chợ].' }, 'no-tk'],
])('%s blocks news, and nothing is stored', async (_, changes, check) => {
  await expect(breakNews(newsroom.as('tam'), news(changes))).rejects.toMatchObject({
    code: 'article.checks-failed',
    details: { checks: [check] },
  });
  expect(await storyCount()).toBe(0);
  expect(await actCount()).toBe(0);
});

test('refused news succeeds under the same id once it is corrected', async () => {
  const sent = news({ headline: '' });
  await expect(breakNews(newsroom.as('tam'), sent)).rejects.toThrow();
  await breakNews(newsroom.as('tam'), { ...sent, headline: 'Cháy chợ đầu mối' });
  expect(await slot()).toEqual([sent.id]);
});

test('an unknown section and an overlong headline are field errors', async () => {
  await expect(breakNews(newsroom.as('tam'), news({ sectionId: newId() }))).rejects.toMatchObject({
    details: { fieldErrors: { sectionId: 'field.unknown-reference' } },
  });
  await expect(breakNews(newsroom.as('tam'), news({ headline: 'x'.repeat(161) }))).rejects.toMatchObject({
    details: { fieldErrors: { headline: 'field.too-long' } },
  });
});

test('a draft that legal has blocked is not published fast', async () => {
  const { id } = await createArticle(newsroom.as('tam'), { content: contentFor(newsroom) });
  await newsroom.act('tam', id, 'block');
  await expect(newsroom.act('tam', id, 'fast_publish')).rejects.toMatchObject({ code: 'article.blocked' });
  expect(await slot()).toEqual([]);
});

test('the slot empties when breaking news expires, and the page’s expiry says when', async () => {
  const { id } = await breakNews(newsroom.as('tam'), news());
  const { changesAt } = await runRender(() => readHome(newsroom.as(null)));
  expect(changesAt).toEqual(after(60));
  newsroom.setNow(new Date(after(60).getTime() - 1));
  expect(await slot()).toEqual([id]);
  newsroom.setNow(after(60));
  expect(await slot()).toEqual([]);
  const home = await readHome(newsroom.as(null));
  expect(home.lead?.id).toBe(id);
  await expect(newsroom.act('tam', id, 'end_breaking')).rejects.toMatchObject({
    code: 'article.not-breaking',
  });
});

test('the editor of the front sees until when news is breaking', async () => {
  const { id } = await breakNews(granted('lan'), news());
  const { breaking } = await readFront(newsroom.as('tam'), { front: 'home' });
  expect(breaking).toMatchObject([{ articleId: id, breakingUntil: after(60) }]);
});

test('a setting decides how long news is breaking', async () => {
  const set = (minutes: number) =>
    database.db.transaction((tx) => putSetting(tx, 'breakingMinutes', minutes));
  await set(5);
  const view = await breakNews(newsroom.as('tam'), news());
  await set(60);
  expect(view.breakingUntil).toEqual(after(5));
});

test('the slot holds the newest three of four news, and no story is on the page twice', async () => {
  const ids: string[] = [];
  for (const minute of [0, 1, 2, 3]) {
    newsroom.setNow(after(minute));
    ids.unshift((await breakNews(newsroom.as('tam'), news({ headline: `Tin thứ ${minute + 1}` }))).id);
  }
  expect(await slot()).toEqual(ids.slice(0, 3));
  const { breaking, lead, seconds, latest, strips } = await readHome(newsroom.as(null));
  const everywhere = [...breaking, lead, ...seconds, ...latest, ...strips.flatMap(({ stories }) => stories)];
  const shown = everywhere.map((story) => story?.id ?? '').filter((id) => ids.includes(id));
  expect(shown.sort()).toEqual([...ids].sort());
  await newsroom.act('thu', ids[0] ?? '', 'end_breaking');
  expect(await slot()).toEqual(ids.slice(1));
});

test.each([
  ['the desk’s editor', () => newsroom.as('thu'), null],
  ['the managing editor', () => newsroom.as('tam'), null],
  ['a reporter of the desk with the grant', () => granted('lan'), null],
  ['an editor of another desk', () => newsroom.as('binh'), 'action.not-your-desk'],
  ['an editor of another desk with the grant', () => granted('binh'), 'action.not-your-desk'],
  ['a reporter without the grant', () => newsroom.as('lan'), 'action.needs-grant'],
  ['legal', () => newsroom.as('phuc'), 'action.not-your-role'],
  ['an administrator with the grant', () => granted('quan'), 'action.not-your-role'],
] as const)('the right of %s to end breaking news', async (_, as, code) => {
  const { id } = await breakNews(newsroom.as('tam'), news());
  const ending = actOnArticle(as(), { articleId: id, action: 'end_breaking' });
  if (code !== null) {
    await expect(ending).rejects.toMatchObject({ code });
    expect(await slot()).toEqual([id]);
    return;
  }
  const view = await ending;
  expect(view).toMatchObject({ publicState: 'live', breakingUntil: null, debtOpenedAt: start });
  expect(await slot()).toEqual([]);
});

test.each([
  ['withhold', 'thu', {}],
  ['kill', 'tam', { publicNote: 'Bài đã được rút.' }],
  [
    'take_down',
    'phuc',
    { notice: { wrongInformation: 'Sai.', correctedInformation: 'Đúng.', apology: 'Xin lỗi.' } },
  ],
] as const)(
  'after %s the slot is empty and stays empty when the story returns',
  async (action, by, input) => {
    const { id } = await breakNews(newsroom.as('tam'), news());
    await newsroom.act(by, id, action, input);
    expect(await slot()).toEqual([]);
    if (action === 'withhold') await newsroom.act('tam', id, 'release_withheld');
    if (action === 'kill') {
      await newsroom.act('tam', id, 'restore');
      await newsroom.act('phuc', id, 'restore');
    }
    expect(await slot()).toEqual([]);
  },
);

test('clearing the debt and publishing an update keep the story in the slot', async () => {
  const { id } = await breakNews(granted('lan'), news());
  await newsroom.act('thu', id, 'clear_debt');
  expect(await slot()).toEqual([id]);
  const body = bodyOf('Đến 11 giờ, lửa đã được khống chế.');
  await saveArticle(newsroom.as('thu'), {
    articleId: id,
    baseVersion: 1,
    changes: { body, tagIds: [newsroom.tagId] },
  });
  await newsroom.act('tam', id, 'approve');
  await newsroom.act('thu', id, 'publish_update', { updateKind: 'update' });
  expect(await slot()).toEqual([id]);
});

test('a draft published fast enters the slot, and publishing it again restarts the hour', async () => {
  const { id } = await createArticle(newsroom.as('tam'), { content: contentFor(newsroom) });
  await newsroom.act('tam', id, 'fast_publish');
  expect(await slot()).toEqual([id]);
  newsroom.setNow(after(30));
  expect(await newsroom.act('tam', id, 'fast_publish')).toMatchObject({ breakingUntil: after(90) });
});

test('a live story published fast with changes has a new modification time, without changes the old one', async () => {
  const { id } = await breakNews(granted('lan'), news());
  const homeStory = async () => {
    const { lead, breaking } = await readHome(newsroom.as(null));
    return [...breaking, lead].find((story) => story?.id === id);
  };
  expect(await homeStory()).toMatchObject({ publishedAt: start, modifiedAt: start });
  newsroom.setNow(after(20));
  await saveArticle(newsroom.as('tam'), {
    articleId: id,
    baseVersion: 1,
    changes: { headline: 'Đã dập tắt' },
  });
  await newsroom.act('tam', id, 'fast_publish');
  expect(await homeStory()).toMatchObject({
    headline: 'Đã dập tắt',
    publishedAt: start,
    modifiedAt: after(20),
  });
  newsroom.setNow(after(40));
  await newsroom.act('tam', id, 'fast_publish');
  expect(await homeStory()).toMatchObject({ modifiedAt: after(20) });
});

test('a debt is cleared only for the text that was read, not for a later one', async () => {
  const { id } = await breakNews(granted('lan'), news());
  await saveArticle(newsroom.as('tam'), { articleId: id, baseVersion: 1, changes: { headline: 'Khác' } });
  await newsroom.act('tam', id, 'fast_publish');
  await expect(newsroom.act('thu', id, 'clear_debt', { liveVersion: 1 })).rejects.toMatchObject({
    code: 'article.stale-version',
    details: { yours: 1, current: 2 },
  });
  await newsroom.act('thu', id, 'clear_debt', { liveVersion: 2 });
});
