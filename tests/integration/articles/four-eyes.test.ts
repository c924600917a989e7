import { beforeAll, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { bodyPart } from '#core/working-copy/working-copy.ts';
import { newId } from '#platform/time/new-id.ts';
import { asOwner } from '#tests/support/database/as-owner.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { addEntry, liveStory } from '#tests/support/workflow/live-story.ts';
import { bodyOf, contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { cutWritten } from '#usecases/articles/cut-written.ts';
import { joinArticle } from '#usecases/articles/join-article.ts';
import { logWritten } from '#usecases/articles/log-written.ts';
import { openForWriting } from '#usecases/articles/open-for-writing.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { restoreVersion } from '#usecases/articles/restore-version.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { breakOutEntry } from '#usecases/live/break-out-entry.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
let articleId: string;
type Name = 'lan' | 'thu' | 'tam';

const PARAGRAPHS = [
  'Sáng nay nước từ thượng nguồn đổ về nhanh hơn dự báo và tràn qua ba đoạn đê bao chưa kịp gia cố.',
  'Người dân hai xã phải chuyển lúa lên cao trong đêm, nhiều nhà chỉ kịp mang theo giấy tờ và ít gạo.',
  'Chính quyền huyện nói đã huy động hơn hai trăm người cùng mười xe để đắp lại đoạn đê bị vỡ.',
];
const OTHER =
  'Một cuộc khảo sát khác cho thấy giá phân bón, thuốc trừ sâu cùng tiền thuê máy gặt đều tăng gấp rưỡi so với vụ trước, khiến phần lãi còn lại của mỗi hộ trồng lúa chẳng đáng bao nhiêu dù được mùa.';

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

beforeEach(async () => {
  const content = contentFor(newsroom, { body: bodyOf(...PARAGRAPHS) });
  articleId = (await createArticle(newsroom.as('lan'), { content })).id;
  await act('lan', 'submit');
});

const act = (name: Name, action: string) => newsroom.act(name, articleId, action);
const refused = async (name: Name, action = 'approve') => {
  const error = await act(name, action).then(
    () => null,
    (thrown: { code: string; details: Record<string, unknown> }) => thrown,
  );
  return error && { code: error.code, shares: error.details.shares };
};
const version = async (name: Name = 'thu') => (await readArticle(newsroom.as(name), { articleId })).version;
const save = async (name: Name, changes: Record<string, unknown>) =>
  saveArticle(newsroom.as(name), { articleId, baseVersion: await version(), changes });

/** Types in the body as the editor does, and cuts a version. */
async function write(name: Name, change: (body: Y.Text, text: string) => void): Promise<void> {
  const { updates } = await openForWriting(newsroom.as(name), { articleId });
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  const ground = (await joinArticle(newsroom.as('thu'), { articleId }))?.ground;
  if (ground === undefined) throw new Error('Thu may not be in the room.');
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(bodyPart(doc), bodyPart(doc).toString()));
  const update = Y.encodeStateAsUpdate(doc, before);
  await logWritten(newsroom.as(name), { articleId, update, ground, right: 'all' });
  await cutWritten(newsroom.as(null), { articleId, reason: 'session', leftBy: null });
}

test('an editor who only edited the reporter’s text may approve it, and the shares name both', async () => {
  await write('thu', (body) => body.insert(0, 'Rạng '));
  const { shares, abilities } = await readArticle(newsroom.as('thu'), { articleId });
  expect(shares?.map(({ name }) => name)).toEqual(['lan', 'thu']);
  expect(shares?.[0]?.percent).toBeGreaterThan(95);
  expect(abilities.approve.ok).toBe(true);
  expect(await refused('thu')).toBeNull();
});

test('an editor who replaced the reporter’s text by typing may not approve it, and another may', async () => {
  await save('thu', { headline: 'Chuyện khác hẳn ở một nơi khác', sapo: OTHER.slice(0, 90) });
  await write('thu', (body, text) => {
    body.delete(0, text.length - 1);
    body.insert(0, OTHER);
  });
  const answer = await refused('thu');
  expect(answer).toMatchObject({ code: 'article.own-approval', shares: [{ name: 'thu', percent: 100 }] });
  expect((await readArticle(newsroom.as('thu'), { articleId })).abilities.approve).toMatchObject({
    why: 'article.own-approval',
    details: { shares: answer?.shares },
  });
  expect(await refused('tam')).toBeNull();
});

test('an editor who replaced the reporter’s text over the API may not approve it', async () => {
  await save('thu', {
    headline: 'Chuyện khác hẳn ở một nơi khác',
    sapo: OTHER.slice(0, 90),
    body: bodyOf(OTHER),
  });
  expect(await refused('thu')).toMatchObject({ code: 'article.own-approval' });
});

test('the rule covers only text newer than the approval: moving and editing old text does not hide an addition', async () => {
  await act('thu', 'approve');
  await write('thu', (body, text) => {
    const [first = ''] = text.split('\n');
    body.delete(0, first.length);
    body.insert(body.toString().lastIndexOf('\n'), ` ${first}`);
  });
  await write('thu', (body) => body.insert(0, OTHER));
  // Every old word is changed, so that no run of old words is left.
  await write('thu', (body, text) => {
    for (const { index } of [...text.matchAll(/ /g)].reverse()) body.insert(index, 'x');
  });
  await act('lan', 'submit');
  expect(await refused('thu')).toMatchObject({
    code: 'article.own-approval',
    shares: [{ name: 'thu', percent: 100 }],
  });
});

test('old text that was removed and restored is not new', async () => {
  await act('thu', 'approve');
  const approved = await version();
  await save('thu', { body: bodyOf('Không còn gì.') });
  await restoreVersion(newsroom.as('thu'), { articleId, number: approved, baseVersion: await version() });
  await write('thu', (body) => body.insert(0, 'Thêm một câu ngắn. '));
  await act('lan', 'submit');
  expect(await refused('thu')).toMatchObject({ shares: [{ name: 'thu', percent: 100 }] });
});

test('a version that only removes text needs the approval of a second person', async () => {
  await act('thu', 'approve');
  await write('thu', (body, text) => body.delete(0, text.indexOf('\n')));
  await act('lan', 'submit');
  expect(await refused('thu')).toEqual({ code: 'article.own-approval', shares: [] });
  expect(await refused('tam')).toBeNull();
});

test('text of another author that an editor restores stays that author’s', async () => {
  await save('thu', { body: bodyOf(OTHER) });
  await restoreVersion(newsroom.as('thu'), { articleId, number: 1, baseVersion: await version() });
  const { shares } = await readArticle(newsroom.as('thu'), { articleId });
  expect(shares).toMatchObject([{ name: 'lan', percent: 100 }]);
  expect(await refused('thu')).toBeNull();
});

test('the strict setting refuses every person who wrote part of the text', async () => {
  await write('thu', (body) => body.insert(0, 'Rạng '));
  const strict = { ...newsroom.as('thu'), policy: { strictFourEyes: true } };
  await expect(actOnArticle(strict, { articleId, action: 'approve' })).rejects.toMatchObject({
    code: 'article.strict-own-text',
    details: { shares: [{ name: 'lan' }, { name: 'thu' }] },
  });
});

test('versions without stored authorship are judged by their contributors', async () => {
  await save('thu', { body: bodyOf(OTHER) });
  await asOwner(database, async (_, owner) => {
    await owner.query('update article_versions set authorship = null where article_id = $1', [articleId]);
  });
  expect((await readArticle(newsroom.as('thu'), { articleId })).shares).toBeNull();
  expect(await refused('thu')).toBeNull();
});

test('a story made from a live entry belongs to the entry’s authors, not to the editor who created it', async () => {
  const live = await liveStory(newsroom);
  const entry = await addEntry(newsroom.as('lan'), live.articleId, {
    headline: 'Đê vỡ ở xã bên',
    text: OTHER,
    publish: false,
  });
  articleId = newId();
  await breakOutEntry(newsroom.as('thu'), {
    articleId: live.articleId,
    entryId: entry.id,
    newArticleId: articleId,
  });
  await save('thu', { sapo: 'Nước tràn vào ba xã trong một giờ, hàng trăm người phải đi trong đêm.' });
  await act('thu', 'submit');
  const { shares } = await readArticle(newsroom.as('thu'), { articleId });
  expect(shares?.map(({ name }) => name)).toEqual(['lan', 'thu']);
  expect(await refused('thu')).toBeNull();
});
