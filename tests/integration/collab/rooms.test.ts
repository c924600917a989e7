import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { contentOf } from '#core/working-copy/content-of.ts';
import { bodyPart, textPart } from '#core/working-copy/working-copy.ts';
import { type CollabForTest, openCollab, until } from '#tests/support/collab/collab.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { bodyOf, contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { cutIdle } from '#usecases/articles/cut-idle.ts';
import { listForks } from '#usecases/articles/list-forks.ts';
import { listPresence } from '#usecases/articles/list-presence.ts';
import { listVersions } from '#usecases/articles/list-versions.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
let newsroom: Newsroom;
let collab: CollabForTest;
/** Without periodic permission checks: here only an event or a write closes a connection. */
let blind: CollabForTest;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  collab = await openCollab({ newsroom, connectionString: database.applicationUrl });
  vi.useFakeTimers({ toFake: ['setInterval'] });
  blind = await openCollab({ newsroom, connectionString: database.applicationUrl });
  vi.useRealTimers();
});
afterEach(() => newsroom.setNow(null));
afterAll(async () => {
  await collab.stop();
  await blind.stop();
});

/** A draft by Lan that the desk knows of. */
async function story(submit = true): Promise<string> {
  const { id } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  if (submit) {
    await newsroom.act('lan', id, 'submit');
    await newsroom.act('lan', id, 'withdraw_submission');
  }
  return id;
}

const latest = (articleId: string) => readArticle(newsroom.as('tam'), { articleId });

describe('several people in one story', () => {
  test('see each other’s text, which is acknowledged once it is in the database', async () => {
    const articleId = await story();
    const [lan, thu] = [collab.join('lan', articleId), collab.join('thu', articleId)];
    await Promise.all([lan.synced(), thu.synced()]);
    textPart(lan.doc, 'headline').insert(0, 'Sáng nay: ');
    bodyPart(thu.doc).insert(0, 'Theo đài khí tượng, ', {});
    await Promise.all([lan.saved(), thu.saved()]);
    await until(
      () => contentOf(lan.doc).body.content.length === contentOf(thu.doc).body.content.length,
      'both',
    );
    await until(
      () => JSON.stringify(contentOf(lan.doc)) === JSON.stringify(contentOf(thu.doc)),
      'both to have the same text',
    );
    expect(contentOf(thu.doc).headline).toMatch(/^Sáng nay: /);
    // No version is cut yet; the next action cuts one with all typed text.
    expect((await latest(articleId)).version).toBe(1);
    const submitted = await newsroom.act('lan', articleId, 'submit');
    expect(submitted.version).toBe(2);
    expect(submitted.content).toEqual(contentOf(thu.doc));
    const [newest] = (await listVersions(newsroom.as('tam'), { articleId })) as { reason: string }[];
    expect(newest?.reason).toBe('transition');
  });

  test('cut a version when they leave, with every writer as contributor', async () => {
    const articleId = await story();
    const [lan, thu] = [collab.join('lan', articleId), collab.join('thu', articleId)];
    await Promise.all([lan.synced(), thu.synced()]);
    bodyPart(lan.doc).insert(0, 'Một. ', {});
    await lan.saved();
    bodyPart(thu.doc).insert(0, 'Hai. ', {});
    await thu.saved();
    lan.leave();
    thu.leave();
    await until(async () => (await latest(articleId)).version === 2, 'the version of the session');
    const review = { articleId, action: 'submit' } as const;
    await actOnArticle(newsroom.as('lan'), review);
    // Both Thu and Lan wrote, so Thu may approve under the four-eyes rule.
    const approved = await newsroom.act('thu', articleId, 'approve');
    expect(approved.workState).toBe('approved');
  });

  test('keep their document when the process ends: another process opens it with every acknowledged letter', async () => {
    const articleId = await story();
    const lan = collab.join('lan', articleId);
    await lan.synced();
    bodyPart(lan.doc).insert(0, 'Trước khi máy chủ tắt. ', {});
    await lan.saved();
    const other = await openCollab({ newsroom, connectionString: database.applicationUrl });
    const thu = other.join('thu', articleId);
    await thu.synced();
    expect(bodyPart(thu.doc).toString()).toMatch(/^Trước khi máy chủ tắt\. /);
    // And text written there arrives here.
    bodyPart(thu.doc).insert(0, 'Từ tiến trình khác. ', {});
    await until(() => bodyPart(lan.doc).toString().startsWith('Từ tiến trình khác. '), 'the other process');
    await other.stop();
    lan.leave();
  });

  test('approve only text typed before the approval', async () => {
    const articleId = await story();
    await newsroom.act('lan', articleId, 'submit');
    const thu = collab.join('thu', articleId);
    await thu.synced();
    bodyPart(thu.doc).insert(0, 'Sửa khi duyệt. ', {});
    await thu.saved();
    const stale = newsroom.act('thu', articleId, 'approve', { baseVersion: 1 });
    await expect(stale).rejects.toMatchObject({ code: 'article.stale-version' });
    await newsroom.act('thu', articleId, 'approve', { baseVersion: 2 });
    bodyPart(thu.doc).insert(0, 'Sau khi duyệt. ', {});
    await until(() => thu.provider.synced && !thu.provider.hasUnsyncedChanges, 'the late words');
    const publish = newsroom.act('thu', articleId, 'publish');
    await expect(publish).rejects.toMatchObject({ code: 'article.newer-than-approved' });
    thu.leave();
  });

  test('get a save made over the API, and a stale save is kept as a fork', async () => {
    const articleId = await story();
    const lan = collab.join('lan', articleId);
    await lan.synced();
    await saveArticle(newsroom.as('thu'), { articleId, baseVersion: 1, changes: { sapo: 'Sapo từ API.' } });
    await until(() => textPart(lan.doc, 'sapo').toString() === 'Sapo từ API.', 'the sapo');
    bodyPart(lan.doc).insert(0, 'Gõ thêm. ', {});
    await lan.saved();
    const late = saveArticle(newsroom.as('thu'), {
      articleId,
      baseVersion: 2,
      changes: { body: bodyOf('Chữ đến muộn.') },
    });
    await expect(late).rejects.toMatchObject({ code: 'article.stale-version' });
    const [fork] = (await listForks(newsroom.as('thu'), { articleId })).items;
    expect(JSON.stringify(fork?.content)).toContain('Chữ đến muộn.');
    expect((await latest(articleId)).content.body).toEqual(contentOf(lan.doc).body);
    lan.leave();
  });
});

describe('permission to join and write', () => {
  test('an unsubmitted draft is closed to everyone but its author', async () => {
    const articleId = await story(false);
    for (const person of ['thu', 'tam', 'phuc', 'quan', 'huy', 'minh'] as const) {
      const room = collab.join(person, articleId);
      await until(() => room.ended() === 'forbidden', `${person} to be refused`);
      expect(bodyPart(room.doc).length).toBe(0);
      room.leave();
    }
  });

  test('a person who may only comment cannot write, even with a modified client', async () => {
    const articleId = await story();
    const [lan, phuc] = [collab.join('lan', articleId), collab.join('phuc', articleId)];
    await Promise.all([lan.synced(), phuc.synced()]);
    const before = bodyPart(lan.doc).toString();
    bodyPart(phuc.doc).insert(0, 'Chữ của người không được sửa. ', {});
    await until(() => phuc.ended() !== null, 'the connection of the intruder to close');
    const hidden = collab.join('phuc', articleId);
    await hidden.synced();
    textPart(hidden.doc, 'headline').insert(0, 'Lén ');
    await until(() => hidden.ended() !== null, 'the second connection to close');
    expect(bodyPart(lan.doc).toString()).toBe(before);
    expect(textPart(lan.doc, 'headline').toString()).not.toContain('Lén');
    for (const room of [lan, phuc, hidden]) room.leave();
    await expect(latest(articleId)).resolves.toMatchObject({ version: 1 });
  });

  test('a suggestion by a commenter is stored, is in no version, and adds no contributor', async () => {
    const articleId = await story();
    const phuc = collab.join('phuc', articleId);
    await phuc.synced();
    const stamp = { id: 's1', by: newsroom.people.phuc.id, at: '2026-11-24T00:00:00.000Z' };
    bodyPart(phuc.doc).insert(0, 'Nên viết: ', { insertion: JSON.stringify(stamp) });
    await phuc.saved();
    expect(phuc.ended()).toBeNull();
    phuc.leave();
    const submitted = await newsroom.act('lan', articleId, 'submit');
    expect(submitted.version).toBe(1);
    expect(JSON.stringify(submitted.content)).not.toContain('Nên viết');
  });

  test.each([
    ['a kill', async (articleId: string) => kill(articleId)],
    ['a takeover', async (articleId: string) => takeOver(articleId)],
    ['a submission', async (articleId: string) => newsroom.act('lan', articleId, 'submit')],
  ])('%s immediately closes the writer’s connection, and later text is not stored', async (_what, act) => {
    const articleId = await story();
    const lan = blind.join('lan', articleId);
    await lan.synced();
    await act(articleId);
    bodyPart(lan.doc).insert(0, 'Quá muộn. ', {});
    await until(() => lan.ended() !== null, 'the connection to close');
    const after = await latest(articleId);
    expect(JSON.stringify(after.content)).not.toContain('Quá muộn');
    const [thu, tam] = [blind.join('lan', articleId), blind.join('tam', articleId)];
    await tam.synced();
    expect(bodyPart(tam.doc).toString()).not.toContain('Quá muộn');
    for (const room of [lan, thu, tam]) room.leave();
  });

  test('a disabled person is disconnected at the next check', async () => {
    const articleId = await story();
    const thu = collab.join('thu', articleId);
    await thu.synced();
    const { roles } = newsroom.people.thu;
    (newsroom.people.thu as { roles: unknown }).roles = [];
    await until(() => thu.ended() !== null, 'the connection to close');
    (newsroom.people.thu as { roles: unknown }).roles = roles;
    thu.leave();
  });

  test('invalid bytes close the connection and change nothing', async () => {
    const articleId = await story();
    const lan = collab.join('lan', articleId);
    await lan.synced();
    const before = (await latest(articleId)).contentHash;
    const ends: string[] = [];
    lan.provider.on('close', ({ event }: { event: { reason: string } }) => ends.push(event.reason));
    lan.provider.configuration.websocketProvider.send(
      Buffer.concat([varString(`article:${articleId}`), Buffer.from([0, 2, 4, 255, 255, 255, 255])]),
    );
    await until(() => ends.includes('not-an-update'), 'the connection to close');
    const tam = collab.join('tam', articleId);
    await tam.synced();
    expect((await latest(articleId)).contentHash).toBe(before);
    for (const room of [lan, tam]) room.leave();
  });
});

describe('presence and recovery', () => {
  test('the queue shows who has a story open, only to readers of that story', async () => {
    const articleId = await story(false);
    const lan = collab.join('lan', articleId);
    await lan.synced();
    const ask = async (person: 'lan' | 'thu' | 'tam' | 'huy' | 'quan') =>
      (await listPresence(newsroom.as(person))).filter((each) => each.articleId === articleId);
    // The presence on an unsubmitted draft is visible to Lan only.
    const other = await createArticle(newsroom.as('lan'), {
      content: contentFor(newsroom, {
        bylineIds: ['lan', 'huy'].map((name) => newsroom.people[name as 'lan'].id),
      }),
    });
    const second = collab.join('lan', other.id);
    await second.synced();
    await until(
      async () => (await listPresence(newsroom.as('huy'))).length === 1,
      'Huy to see her in theirs',
    );
    for (const person of ['thu', 'tam', 'huy', 'quan'] as const) expect(await ask(person)).toEqual([]);
    await newsroom.act('lan', articleId, 'submit');
    const inReview = [collab.join('lan', articleId), collab.join('lan', articleId)];
    await Promise.all(inReview.map((room) => room.synced()));
    // Her first connection ended with her right to write. The lookup is retried, because her presence may be
    // missing until she reconnects.
    let seen: Awaited<ReturnType<typeof ask>> = [];
    await until(async () => {
      seen = await ask('thu');
      return seen.length > 0;
    }, 'Lan to be seen');
    expect(seen).toEqual([{ articleId, personId: newsroom.people.lan.id, name: 'lan' }]);
    for (const person of ['lan', 'huy', 'quan'] as const) expect(await ask(person)).toEqual([]);
    for (const room of [lan, second, ...inReview]) room.leave();
    await until(async () => (await ask('thu')).length === 0, 'Lan to be gone');
  });

  test('text left by a crashed process becomes a version', async () => {
    const articleId = await story();
    const lan = collab.join('lan', articleId);
    await lan.synced();
    bodyPart(lan.doc).insert(0, 'Rồi mất điện. ', {});
    await lan.saved();
    newsroom.setNow(new Date(Date.now() + 120_000));
    await cutIdle(newsroom.as('lan'), new Map());
    expect(JSON.stringify((await latest(articleId)).content)).toContain('Rồi mất điện');
    lan.leave();
  });
});

async function kill(articleId: string): Promise<void> {
  await newsroom.act('lan', articleId, 'submit');
  await saveArticle(newsroom.as('thu'), {
    articleId,
    baseVersion: 1,
    changes: { sapo: 'Sapo đã biên tập.' },
  });
  await newsroom.act('thu', articleId, 'approve');
  await newsroom.act('thu', articleId, 'publish');
  await newsroom.act('tam', articleId, 'kill', { publicNote: 'Bài được rút.' });
}

async function takeOver(articleId: string): Promise<void> {
  await newsroom.act('thu', articleId, 'force_unlock');
}

function varString(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([bytes.length]), bytes]);
}
