import { eq } from 'drizzle-orm';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { audit } from '#db/schema/audit.ts';
import { outbox } from '#db/schema/outbox.ts';
import { codeOf } from '#tests/support/code-of.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { listMentionable } from '#usecases/comments/list-mentionable.ts';
import { listThreads } from '#usecases/comments/list-threads.ts';
import { reopenThread } from '#usecases/comments/reopen-thread.ts';
import { reply } from '#usecases/comments/reply.ts';
import { resolveThread } from '#usecases/comments/resolve-thread.ts';
import { startThread } from '#usecases/comments/start-thread.ts';

let database: FreshDatabase;
let newsroom: Newsroom;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
});

type Name = 'minh' | 'lan' | 'huy' | 'thu' | 'binh' | 'tam' | 'phuc' | 'quan';

async function submitted(author: Name = 'lan'): Promise<string> {
  const { id } = await createArticle(newsroom.as(author), { content: contentFor(newsroom) });
  await newsroom.act(author, id, 'submit');
  return id;
}

function say(name: Name, articleId: string, more: Record<string, unknown> = {}) {
  return startThread(newsroom.as(name), { articleId, text: 'Câu này cần thêm nguồn.', ...more });
}

describe('permission to comment on a story', () => {
  test.each<[Name, Name, string]>([
    ['lan', 'minh', 'article.not-found'],
    ['lan', 'lan', 'ok'],
    ['lan', 'huy', 'article.not-found'],
    ['lan', 'thu', 'ok'],
    ['lan', 'binh', 'article.not-found'],
    ['lan', 'tam', 'ok'],
    ['lan', 'phuc', 'ok'],
    ['lan', 'quan', 'article.not-found'],
    ['minh', 'minh', 'ok'],
    ['minh', 'lan', 'ok'],
    ['minh', 'phuc', 'ok'],
  ])('on a submitted story by %s, %s: %s', async (author, name, expected) => {
    const articleId = await submitted(author);
    const { id: threadId } = await say(author, articleId);
    const ctx = newsroom.as(name);
    expect(await codeOf(say(name, articleId))).toBe(expected);
    expect(await codeOf(reply(ctx, { articleId, threadId, text: 'Vâng.' }))).toBe(expected);
    expect(await codeOf(resolveThread(ctx, { articleId, threadId }))).toBe(expected);
    expect(await codeOf(reopenThread(ctx, { articleId, threadId }))).toBe(expected);
    expect(await codeOf(listThreads(ctx, { articleId }))).toBe(expected);
    expect(await codeOf(listMentionable(ctx, { articleId }))).toBe(expected);
  });

  test('on an unsubmitted draft only its author may comment', async () => {
    const { id: articleId } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
    expect(await codeOf(say('lan', articleId))).toBe('ok');
    for (const name of ['thu', 'tam', 'phuc', 'quan'] as const) {
      expect([name, await codeOf(say(name, articleId))]).toEqual([name, 'article.not-found']);
      expect(await codeOf(listThreads(newsroom.as(name), { articleId }))).toBe('article.not-found');
    }
  });

  test('a signed-out visitor may not comment', async () => {
    const articleId = await submitted();
    expect(await codeOf(listThreads(newsroom.as(null), { articleId }))).toBe('auth.required');
    expect(await codeOf(startThread(newsroom.as(null), { articleId, text: 'Này.' }))).toBe('auth.required');
  });

  test('a spiked story refuses new comments but lists the existing ones', async () => {
    const articleId = await submitted();
    await say('thu', articleId);
    await newsroom.act('thu', articleId, 'spike');
    expect(await codeOf(say('thu', articleId))).toBe('action.wrong-work-state');
    expect(await listThreads(newsroom.as('thu'), { articleId })).toHaveLength(1);
  });

  test('the comments on a taken-down story are sealed with its text', async () => {
    const articleId = await submitted();
    const { id: threadId } = await say('thu', articleId);
    for (const action of ['approve', 'publish'] as const) {
      await newsroom.act('thu', articleId, action);
    }
    const notice = { wrongInformation: 'Sai.', correctedInformation: 'Đúng.', apology: 'Xin lỗi.' };
    const tam = newsroom.as('tam');
    await actOnArticle(tam, { articleId, action: 'take_down', notice });
    for (const attempt of [
      () => listThreads(tam, { articleId }),
      () => startThread(tam, { articleId, text: 'Sao lại gỡ?' }),
      () => reply(tam, { articleId, threadId, text: 'Sao lại gỡ?' }),
      () => resolveThread(tam, { articleId, threadId }),
    ]) {
      expect(await codeOf(attempt())).toBe('article.sealed');
    }
    const archivist = { ...tam, actor: { ...newsroom.people.tam, grants: ['archive_read'] as const } };
    expect(await listThreads(archivist, { articleId })).toHaveLength(1);
  });
});

describe('the text of a comment', () => {
  test('is stored in NFC, with plain line ends and trimmed', async () => {
    const articleId = await submitted();
    const typed = `  ${'Tiếng Việt'.normalize('NFD')}\r\nhai dòng \n`;
    const thread = await say('thu', articleId, { text: typed });
    expect(thread.comments[0]?.text).toBe('Tiếng Việt\nhai dòng');
  });

  test.each([
    ['nothing', ' \n ', 'field.required'],
    ['4,001 letters', 'ệ'.repeat(4_001), 'field.too-long'],
    ['a NUL', 'a\0b', 'field.invalid'],
  ])('%s is refused', async (_, text, code) => {
    const articleId = await submitted();
    await expect(say('thu', articleId, { text })).rejects.toMatchObject({
      code: 'request.invalid',
      details: { fieldErrors: { text: code } },
    });
  });

  test('of 4,000 letters is accepted, even when it is sent decomposed', async () => {
    const articleId = await submitted();
    const thread = await say('thu', articleId, { text: 'ệ'.repeat(4_000).normalize('NFD') });
    expect(thread.comments[0]?.text).toHaveLength(4_000);
  });

  test('with an invalid anchor is refused', async () => {
    const articleId = await submitted();
    const anchor = { field: 'kicker', start: 'AA==', end: 'AA==', quote: '' };
    expect(await codeOf(say('thu', articleId, { anchor }))).toBe('request.invalid');
  });

  test('sent twice is stored once', async () => {
    const articleId = await submitted();
    const commentId = newsroom.as('thu').newId();
    const first = await say('thu', articleId, { commentId });
    expect(await say('thu', articleId, { commentId })).toEqual(first);
    const again = { articleId, threadId: first.id, text: 'Đã thêm.', commentId: newsroom.as('lan').newId() };
    await reply(newsroom.as('lan'), again);
    await reply(newsroom.as('lan'), again);
    const threads = await listThreads(newsroom.as('thu'), { articleId });
    expect(threads.map(({ comments }) => comments.map(({ text }) => text))).toEqual([
      ['Câu này cần thêm nguồn.', 'Đã thêm.'],
    ]);
    // Nor can another person or story reuse the id of a comment.
    expect(await codeOf(say('tam', articleId, { commentId }))).toBe('request.invalid');
    expect(await codeOf(say('thu', await submitted(), { commentId }))).toBe('request.invalid');
  });
});

describe('mentioning a person', () => {
  test('works for readers of the story, and gets the same refusal for others and unknown ids', async () => {
    const articleId = await submitted();
    const { phuc, huy, quan } = newsroom.people;
    const thread = await say('thu', articleId, { mentionIds: [phuc.id, phuc.id] });
    expect(thread.comments[0]?.mentions).toEqual([{ id: phuc.id, name: 'phuc' }]);
    for (const id of [huy.id, quan.id, '018f0000-0000-7000-8000-000000000000']) {
      await expect(say('thu', articleId, { mentionIds: [phuc.id, id] })).rejects.toMatchObject({
        code: 'comment.mention-not-reader',
        details: { personIds: [id] },
      });
    }
    expect(await listThreads(newsroom.as('thu'), { articleId })).toHaveLength(1);
  });

  test('suggests only people who may read the story, found without accents', async () => {
    const articleId = await submitted();
    const names = async (q: string) =>
      (await listMentionable(newsroom.as('thu'), { articleId, q })).people.map(({ name }) => name).sort();
    expect(await names('')).toEqual(['lan', 'phuc', 'tam']);
    expect(await names('phú')).toEqual(['phuc']);
    expect(await names('huy')).toEqual([]);
  });

  test('suggests no one on a private draft', async () => {
    const { id: articleId } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
    expect(await listMentionable(newsroom.as('lan'), { articleId })).toEqual({ people: [], isAlone: true });
    const mentionIds = [newsroom.people.tam.id];
    expect(await codeOf(say('lan', articleId, { mentionIds }))).toBe('comment.mention-not-reader');
  });
});

describe('resolving', () => {
  test('a thread is resolved and reopened, and a reply reopens it', async () => {
    const articleId = await submitted();
    const { id: threadId } = await say('thu', articleId);
    const settled = await resolveThread(newsroom.as('lan'), { articleId, threadId });
    expect(settled.resolvedBy?.name).toBe('lan');
    expect((await reopenThread(newsroom.as('thu'), { articleId, threadId })).resolvedAt).toBeNull();
    await resolveThread(newsroom.as('lan'), { articleId, threadId });
    const answered = await reply(newsroom.as('thu'), { articleId, threadId, text: 'Chưa xong.' });
    expect([answered.resolvedAt, answered.comments.length]).toEqual([null, 2]);
  });

  test('a thread of another story is not found under this one', async () => {
    const [articleId, other] = [await submitted(), await submitted()];
    const { id: threadId } = await say('thu', articleId);
    const thu = newsroom.as('thu');
    for (const attempt of [
      () => resolveThread(thu, { articleId: other, threadId }),
      () => reply(thu, { articleId: other, threadId, text: 'Lạc chỗ.' }),
    ]) {
      expect(await codeOf(attempt())).toBe('comment.not-found');
    }
  });
});

test('the audit and the outbox record the action without the text', async () => {
  const articleId = await submitted();
  const mentionIds = [newsroom.people.phuc.id];
  const { id: threadId } = await say('thu', articleId, { text: 'Chuyện riêng của ban.', mentionIds });
  await resolveThread(newsroom.as('lan'), { articleId, threadId });
  await resolveThread(newsroom.as('lan'), { articleId, threadId });
  await reopenThread(newsroom.as('thu'), { articleId, threadId });
  const rows = await database.db.select().from(audit).where(eq(audit.subjectId, articleId));
  const acts = rows.map(({ action }) => action).filter((action) => action.includes('comment'));
  expect(acts.sort()).toEqual(['article.comment', 'article.reopen_comment', 'article.resolve_comment']);
  const events = await database.db.select().from(outbox);
  const event = events.find(
    ({ name, payload }) => name === 'article.comment' && payload.threadId === threadId,
  );
  expect(event?.payload).toMatchObject({ articleId, mentionIds, actorId: newsroom.people.thu.id });
  expect(JSON.stringify([rows, events])).not.toContain('Chuyện riêng');
});

test('a committed comment notifies open screens, and a refused one does not', async () => {
  const articleId = await submitted();
  const payloads: string[] = [];
  const line = new pg.Client({ connectionString: database.connectionString });
  await line.connect();
  line.on('notification', ({ payload }) => payloads.push(payload ?? ''));
  await line.query('listen article_comments');
  await codeOf(say('thu', articleId, { mentionIds: [newsroom.people.huy.id] }));
  await line.query('select 1');
  expect(payloads).toEqual([]);
  const { id: threadId } = await say('thu', articleId);
  await resolveThread(newsroom.as('lan'), { articleId, threadId });
  await line.query('select 1');
  expect(payloads).toEqual([articleId, articleId]);
  await line.end();
});
