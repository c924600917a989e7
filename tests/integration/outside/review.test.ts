import { beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { placeOf } from '#core/comments/anchor-place.ts';
import { bodyPart, textPart } from '#core/working-copy/working-copy.ts';
import { listAuditOf } from '#db/queries/audit/audit.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { bodyOf, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { openForWriting } from '#usecases/articles/open-for-writing.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { listThreads } from '#usecases/comments/list-threads.ts';
import { reply } from '#usecases/comments/reply.ts';
import { resolveThread } from '#usecases/comments/resolve-thread.ts';
import { startThread } from '#usecases/comments/start-thread.ts';
import { listOutsideLinks } from '#usecases/outside/list-links.ts';
import { listOutsideThreads } from '#usecases/outside/list-threads.ts';
import { replyFromOutside } from '#usecases/outside/reply.ts';
import { revokeOutsideLink } from '#usecases/outside/revoke-link.ts';
import { commentsPerTenMinutes } from '#usecases/outside/shared/outside-limits.ts';
import { startOutsideThread } from '#usecases/outside/start-thread.ts';
import { linkTo, open, submitted } from './outside-links.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
const anonymous = () => newsroom.as(null);

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

async function reviewed(changes: Record<string, unknown> = {}) {
  const { id } = await submitted(newsroom, changes);
  const link = await linkTo(newsroom, id);
  return { id, link, visit: await open(newsroom, link) };
}

/** The text of the working copy that a thread points at now. */
async function wordsAt(articleId: string, threadId: string): Promise<string | null> {
  const { updates } = await openForWriting(newsroom.as('thu'), { articleId });
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  const thread = (await listThreads(newsroom.as('thu'), { articleId })).find(({ id }) => id === threadId);
  const anchor = thread?.anchor;
  if (!anchor) throw new Error('The conversation is about no place.');
  const text = anchor.field === 'body' ? bodyPart(doc) : textPart(doc, anchor.field);
  const place = placeOf(text, anchor);
  return place && text.toString().slice(place.from, place.to);
}

test('an outside comment is among the comments of the story, under the label of the link', async () => {
  const { id, link, visit } = await reviewed();
  const thread = await startOutsideThread(anonymous(), {
    ...visit,
    text: 'Câu này cần nêu nguồn.',
    quoted: { field: 'headline', quote: 'mùa nước mặn', before: 'chung với ', after: '' },
  });
  expect(thread).toMatchObject({
    place: { field: 'headline', quote: 'mùa nước mặn' },
    comments: [{ name: 'Luật sư Hà', isOwn: true }],
  });
  expect(await listThreads(newsroom.as('lan'), { articleId: id })).toMatchObject([
    {
      outside: { id: link.id, name: 'Luật sư Hà' },
      comments: [
        {
          text: 'Câu này cần nêu nguồn.',
          writtenBy: { id: link.id, name: 'Luật sư Hà' },
          isFromOutside: true,
        },
      ],
    },
  ]);
  expect(await wordsAt(id, thread.id)).toBe('mùa nước mặn');

  await reply(newsroom.as('lan'), { articleId: id, threadId: thread.id, text: 'Có ghi âm.' });
  await replyFromOutside(anonymous(), { ...visit, threadId: thread.id, text: 'Vậy được.' });
  expect(await listOutsideThreads(anonymous(), visit)).toMatchObject([
    {
      comments: [
        { text: 'Câu này cần nêu nguồn.', isOwn: true },
        { text: 'Có ghi âm.', name: 'lan', isOwn: false },
        { text: 'Vậy được.', isOwn: true },
      ],
    },
  ]);
});

test('the holder of a link sees neither internal comments nor those of other links', async () => {
  const { id, visit } = await reviewed();
  const inside = await startThread(newsroom.as('thu'), { articleId: id, text: 'Chuyện trong nhà.' });
  const other = await open(newsroom, await linkTo(newsroom, id, { label: 'Nguồn tin B' }));
  const theirs = await startOutsideThread(anonymous(), { ...other, text: 'Tôi không nói câu đó.' });
  await startOutsideThread(anonymous(), { ...visit, text: 'Về cả bài: ổn.' });
  const seen = await listOutsideThreads(anonymous(), visit);
  expect(seen.map(({ comments }) => comments.map(({ text }) => text))).toEqual([['Về cả bài: ổn.']]);
  for (const threadId of [inside.id, theirs.id]) {
    await expect(
      replyFromOutside(anonymous(), { ...visit, threadId, text: 'Nghe lỏm.' }),
    ).rejects.toMatchObject({ code: 'comment.not-found' });
  }
  const all = await listThreads(newsroom.as('thu'), { articleId: id });
  expect(JSON.stringify(all)).not.toContain('Nghe lỏm.');
});

test('an anchor across two paragraphs keeps its place, and one with deleted text keeps its quote', async () => {
  const body = bodyOf('Nước lên nhanh trong đêm.', 'Huyện huy động xuồng máy đưa người già đi.');
  const { id, visit } = await reviewed({ body });
  const across = await startOutsideThread(anonymous(), {
    ...visit,
    text: 'Hai câu này mâu thuẫn.',
    quoted: {
      field: 'body',
      quote: 'trong đêm.\n\nHuyện huy động',
      before: 'Nước lên nhanh ',
      after: ' xuồng máy',
    },
  });
  expect((await wordsAt(id, across.id))?.replace(/[^\p{L}]+/gu, ' ')).toBe('trong đêm Huyện huy động');
  await saveArticle(newsroom.as('thu'), {
    articleId: id,
    baseVersion: 1,
    changes: { body: bodyOf('Bài viết lại từ đầu.') },
  });
  const late = await startOutsideThread(anonymous(), {
    ...visit,
    text: 'Bao nhiêu xuồng?',
    quoted: { field: 'body', quote: 'xuồng máy đưa người già đi', before: 'huy động ', after: '.' },
  });
  expect(late.place?.quote).toBe('xuồng máy đưa người già đi');
  expect(await wordsAt(id, late.id)).toBeNull();
});

test('a comment repeated with the same id is stored once, and another person’s id is refused', async () => {
  const { id, visit } = await reviewed();
  const commentId = newsroom.as(null).newId();
  const comment = { ...visit, text: 'Một lần thôi.', commentId };
  const [one, two] = [
    await startOutsideThread(anonymous(), comment),
    await startOutsideThread(anonymous(), comment),
  ];
  expect(two).toEqual(one);
  const again = { ...visit, threadId: one.id, text: 'Trả lời.', commentId: newsroom.as(null).newId() };
  await replyFromOutside(anonymous(), again);
  expect((await replyFromOutside(anonymous(), again)).comments).toHaveLength(2);
  const inside = newsroom.as(null).newId();
  await startThread(newsroom.as('thu'), { articleId: id, text: 'Trong nhà.', commentId: inside });
  await expect(
    startOutsideThread(anonymous(), { ...visit, text: 'Này.', commentId: inside }),
  ).rejects.toMatchObject({ code: 'request.invalid' });
  await expect(
    startThread(newsroom.as('thu'), { articleId: id, text: 'Này.', commentId }),
  ).rejects.toMatchObject({ code: 'request.invalid' });
});

test('an outside reply reopens a resolved thread', async () => {
  const { id, visit } = await reviewed();
  const thread = await startOutsideThread(anonymous(), { ...visit, text: 'Sai tên riêng.' });
  await resolveThread(newsroom.as('thu'), { articleId: id, threadId: thread.id });
  expect(await listOutsideThreads(anonymous(), visit)).toMatchObject([{ isResolved: true }]);
  const after = await replyFromOutside(anonymous(), { ...visit, threadId: thread.id, text: 'Vẫn sai.' });
  expect(after.isResolved).toBe(false);
});

test.each([
  [{ text: ' ' }, { text: 'field.required' }],
  [{ text: 'a'.repeat(4_001) }, { text: 'field.too-long' }],
  [{ text: 'a\0' }, { text: 'field.invalid' }],
  [{ quoted: { field: 'body', quote: 'a'.repeat(501) } }, { 'quoted.quote': 'field.too-long' }],
  [{ quoted: { field: 'kicker', quote: 'a' } }, { 'quoted.field': 'field.invalid' }],
])('%j is refused', async (changes, fieldErrors) => {
  const { visit } = await reviewed();
  await expect(startOutsideThread(anonymous(), { ...visit, text: 'Này.', ...changes })).rejects.toMatchObject(
    {
      code: 'request.invalid',
      details: { fieldErrors },
    },
  );
});

test('a preview link accepts no comments', async () => {
  const { id } = await submitted(newsroom);
  const visit = await open(newsroom, await linkTo(newsroom, id, { kind: 'preview' }));
  await expect(startOutsideThread(anonymous(), { ...visit, text: 'Này.' })).rejects.toMatchObject({
    code: 'outside.not-found',
  });
  expect(await listThreads(newsroom.as('thu'), { articleId: id })).toEqual([]);
});

test('a link has a rate limit for comments', async () => {
  const { id, visit } = await reviewed();
  for (let sent = 0; sent < commentsPerTenMinutes; sent += 1) {
    await startOutsideThread(anonymous(), { ...visit, text: `Câu ${sent}` });
  }
  await expect(startOutsideThread(anonymous(), { ...visit, text: 'Nữa.' })).rejects.toMatchObject({
    code: 'request.too-many',
  });
  newsroom.setNow(new Date(Date.now() + 11 * 60_000));
  expect(await startOutsideThread(anonymous(), { ...visit, text: 'Nữa.' })).toMatchObject({ place: null });
  newsroom.setNow(null);
  const { items } = await listOutsideLinks(newsroom.as('thu'), { articleId: id });
  expect(items[0]?.comments).toBe(commentsPerTenMinutes + 1);
});

test('a comment concurrent with a transition is stored before it or refused', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { id, visit } = await reviewed();
    const [started] = await Promise.allSettled([
      startOutsideThread(anonymous(), { ...visit, text: 'Ngay lúc này.' }),
      newsroom.act('thu', id, 'approve'),
    ]);
    const rows = await listAuditOf(database.db, { subjectType: 'article', subjectId: id, limit: 10 });
    const order = rows.map(({ action }) => action).filter((action) => /approve|comment_outside/.test(action));
    // Newest first.
    if (started.status === 'fulfilled') expect(order).toEqual(['article.approve', 'article.comment_outside']);
    else {
      expect(started.reason).toMatchObject({ code: 'outside.not-found' });
      expect(order).toEqual(['article.approve']);
    }
  }
});

test('creating, opening, commenting and revoking are audited without secrets', async () => {
  const { id, link, visit } = await reviewed();
  await startOutsideThread(anonymous(), { ...visit, text: 'Xong.' });
  await revokeOutsideLink(newsroom.as('thu'), { articleId: id, linkId: link.id });
  await revokeOutsideLink(newsroom.as('thu'), { articleId: id, linkId: link.id });
  const rows = await listAuditOf(database.db, { subjectType: 'article', subjectId: id, limit: 10 });
  const about = rows.filter(({ action }) => action.includes('outside')).reverse();
  expect(about.map(({ action, actorName }) => [action, actorName])).toEqual([
    ['article.make_outside_link', 'thu'],
    ['article.open_outside_link', null],
    ['article.comment_outside', null],
    ['article.revoke_outside_link', 'thu'],
  ]);
  for (const { detail } of about) expect(detail).toMatchObject({ linkId: link.id, label: 'Luật sư Hà' });
  expect(JSON.stringify(rows)).not.toContain(link.secret);
  expect(JSON.stringify(rows)).not.toContain(visit.visitSecret);
});
