import { beforeEach, expect, test } from 'vitest';
import { noticeAddress } from '#components/site/notice-address.ts';
import { findPublicArticleById } from '#db/queries/site/public-article.ts';
import { corrections } from '#db/schema/public-projections.ts';
import { cacheKeyOf } from '#platform/page-cache/cache-key.ts';
import { newId } from '#platform/time/new-id.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { bodyOf, contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { putStory } from '#tests/support/workflow/story-in-state.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { readArticlePage } from '#usecases/site/read-article-page.ts';
import { readCorrections } from '#usecases/site/read-corrections.ts';
import { readHome } from '#usecases/site/read-home.ts';
import { readPublicHistory } from '#usecases/site/read-public-history.ts';

let newsroom: Newsroom;
let story: { id: string; number: number; url: string };

beforeEach(async () => {
  newsroom = await makeNewsroom((await freshDatabase()).db);
  story = await createArticle(newsroom.as('lan'), {
    content: contentFor(newsroom, { body: bodyOf('Nước dâng hai mét.', 'Chưa có thiệt hại.') }),
  });
  await act('lan', 'submit');
  await act('thu', 'approve');
  await act('thu', 'publish');
});

const act = (name: 'lan' | 'thu' | 'tam' | 'phuc', action: string, input = {}) =>
  newsroom.act(name, story.id, action, input);

const save = (baseVersion: number, changes: Record<string, unknown>) =>
  saveArticle(newsroom.as('lan'), { articleId: story.id, baseVersion, changes });

async function update(input: Record<string, unknown>): Promise<void> {
  await act('lan', 'submit');
  await act('thu', 'approve');
  await act('thu', 'publish_update', input);
}

function history(cursor?: string) {
  const [, section = '', segment = ''] = story.url.split('/');
  return readPublicHistory(newsroom.as(null), { section, segment, cursor });
}

test('readers see each published version with its kind, note and changed words, and no others', async () => {
  await save(1, { headline: 'Bản trung gian mà không ai ngoài tòa soạn được đọc' });
  await save(2, {
    headline: 'Đồng bằng trước mùa nước mặn',
    body: bodyOf('Nước dâng ba mét.', 'Chưa có thiệt hại.'),
  });
  await update({ updateKind: 'correction', publicNote: 'Mực nước là ba mét.' });
  await save(3, { headline: 'Bản sau mà chưa ai duyệt' });
  const shownHistory = await history();
  if (shownHistory === null || 'redirectTo' in shownHistory) throw new Error('The story has a history.');
  expect(shownHistory.versions.map(({ number, kind, note }) => ({ number, kind, note }))).toEqual([
    { number: 2, kind: 'correction', note: 'Mực nước là ba mét.' },
    { number: 1, kind: 'first', note: '' },
  ]);
  const changes = shownHistory.versions[0]?.changes ?? [];
  expect(changes.map(({ field }) => field)).toEqual(['headline', 'body']);
  expect(changes[1]?.runs.filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'removed', text: 'hai' },
    { kind: 'added', text: 'ba' },
  ]);
  const text = JSON.stringify(shownHistory);
  expect(text).not.toContain('trung gian');
  expect(text).not.toContain('chưa ai duyệt');
  expect(text).not.toContain(newsroom.tagId);
});

test('an old URL of the history redirects to the same page of it', async () => {
  const redirectFrom = (cursor?: string) =>
    readPublicHistory(newsroom.as(null), { section: 'muc-cu', segment: `ten-cu-${story.number}`, cursor });
  expect(await redirectFrom()).toEqual({ redirectTo: `${story.url}/lich-su` });
  expect(await redirectFrom('30')).toEqual({ redirectTo: `${story.url}/lich-su?cursor=30` });
  expect(await redirectFrom('31')).toEqual({ redirectTo: `${story.url}/lich-su` });
});

test('a long history is paged, and each change is compared with the version before it', async () => {
  for (let version = 1; version < 61; version += 1) {
    await save(version, { headline: `Mực nước lúc ${version} giờ` });
    await update({ updateKind: 'update' });
  }
  const pageFrom = async (cursor?: string) => {
    const shownHistory = await history(cursor);
    if (shownHistory === null || 'redirectTo' in shownHistory) throw new Error('The story has a history.');
    return shownHistory;
  };
  const [newest, oldest] = [await pageFrom(), await pageFrom('30')];
  expect(newest.page).toMatchObject({ isFirstPage: true, nextCursor: '30' });
  expect(newest.versions.map(({ number }) => number)).toEqual(Array.from({ length: 31 }, (_, at) => 61 - at));
  expect(newest.versions.at(-1)).toMatchObject({
    number: 31,
    kind: 'update',
    changes: [{ field: 'headline' }],
  });
  expect(oldest.page).toMatchObject({ isFirstPage: false, nextCursor: null });
  expect(oldest.versions.map(({ number }) => number)).toEqual(Array.from({ length: 30 }, (_, at) => 30 - at));
  expect(oldest.versions.at(-1)).toMatchObject({ number: 1, kind: 'first', changes: null });
});

test('a story published once has no link to a history, and a withdrawn one has none', async () => {
  const [, section = '', segment = ''] = story.url.split('/');
  const page = await readArticlePage(newsroom.as(null), { section, segment });
  expect(page).toMatchObject({ kind: 'page', page: { hasHistory: false } });
  await act('thu', 'withhold');
  expect(await history()).toBeNull();
  await act('tam', 'release_withheld');
  expect(await history()).not.toBeNull();
  await act('tam', 'kill', { publicNote: 'Rút.' });
  expect(await history()).toBeNull();
});

test('an imported story without a publication record has no history', async () => {
  const { db } = newsroom.as(null);
  const { id } = await putStory(
    db,
    { w: 'approved', p: 'live', isPrivate: false },
    {
      ...{ sectionId: newsroom.world, tagIds: [newsroom.tagId], writerId: newsroom.people.lan.id },
      ...{ bylineIds: [newsroom.people.lan.id], headline: 'Cánh đồng trắng' },
    },
  );
  const url = (await findPublicArticleById(db, id))?.url ?? '';
  const [, section = '', segment = ''] = url.split('/');
  expect(await readPublicHistory(newsroom.as(null), { section, segment })).toBeNull();
});

test('the first update of an imported story is shown as its correction', async () => {
  const { db } = newsroom.as(null);
  const { id } = await putStory(
    db,
    { w: 'draft', p: 'live', isPrivate: false },
    {
      ...{ sectionId: newsroom.world, tagIds: [newsroom.tagId], writerId: newsroom.people.lan.id },
      ...{ bylineIds: [newsroom.people.lan.id], headline: 'Cánh đồng trắng' },
    },
  );
  story = { id, number: 0, url: (await findPublicArticleById(db, id))?.url ?? '' };
  await update({ updateKind: 'correction', publicNote: 'Mực nước là ba mét.' });
  expect(await history()).toMatchObject({
    versions: [{ number: 1, kind: 'correction', note: 'Mực nước là ba mét.', changes: null }],
  });
});

test('a take-down notice names the story, its section and date, and is on its page and the home page', async () => {
  const notice = { wrongInformation: 'Sai.', correctedInformation: 'Đúng.', apology: 'Xin lỗi.' };
  await act('phuc', 'take_down', { notice });
  const { notes } = await readCorrections(newsroom.as(null), { only: 'take_down' });
  expect(notes).toEqual([
    expect.objectContaining({
      ...notice,
      kind: 'take_down',
      locale: 'vi',
      headline: 'Đồng bằng tìm cách sống chung với mùa nước mặn',
      section: { name: 'Thế giới', nameEn: 'World' },
      workPublishedAt: expect.any(Date),
      url: null,
    }),
  ]);
  const home = await readHome(newsroom.as(null));
  expect(home.notices.map(({ id }) => id)).toEqual(notes.map(({ id }) => id));
  const [, section = '', segment = ''] = story.url.split('/');
  expect(await readArticlePage(newsroom.as(null), { section, segment })).toMatchObject({
    kind: 'withdrawn',
    // The notice replaces the story, as the dialog promises.
    withdrawal: { state: 'taken_down', notice: notes[0] },
  });
});

test('the URL of a notice is permanent: its page starts with the notice', async () => {
  await act('phuc', 'take_down', {
    notice: { wrongInformation: 'Sai.', correctedInformation: 'Đúng.', apology: 'Xin lỗi.' },
  });
  const { notes } = await readCorrections(newsroom.as(null), { only: 'take_down' });
  const [notice] = notes;
  if (notice === undefined) throw new Error('There is no notice.');
  await newsroom
    .as(null)
    .db.insert(corrections)
    .values(
      Array.from({ length: 40 }, (_, at) => ({
        ...{
          id: newId(),
          articleId: story.id,
          kind: 'take_down' as const,
          note: '',
          workHeadline: `Bài ${at}`,
        },
        ...{ sectionId: newsroom.world, publishedBy: newsroom.people.phuc.id },
        publishedAt: new Date(notice.publishedAt.getTime() + 1_000 * (at + 1)),
      })),
    );
  const address = new URL(noticeAddress(notice), 'https://bao.example');
  expect(cacheKeyOf(address.pathname + address.search)).toBe(address.pathname + address.search);
  const cursor = address.searchParams.get('cursor') ?? '';
  const page = await readCorrections(newsroom.as(null), { cursor, only: 'take_down' });
  expect(address.hash).toBe(`#ghi-chu-${page.notes[0]?.id}`);
  expect(page.notes).toEqual([notice]);
  expect(page.isFirstPage).toBe(false);
});
