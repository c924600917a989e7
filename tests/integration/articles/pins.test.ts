import { beforeAll, describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { listPart, plainParts, textPart } from '#core/working-copy/working-copy.ts';
import { writeAsClient } from '#tests/support/collab/write-as-client.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { cutWritten } from '#usecases/articles/cut-written.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { matchStories } from '#usecases/stories/match-stories.ts';

let database: FreshDatabase;
let newsroom: Newsroom;
let published: string;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  published = (await begin('lan')).id;
  await newsroom.act('lan', published, 'submit');
  await newsroom.act('thu', published, 'approve');
  await newsroom.act('thu', published, 'publish');
});

function begin(name: 'lan' | 'minh', changes: Record<string, unknown> = {}) {
  return createArticle(newsroom.as(name), { content: contentFor(newsroom, changes) });
}

type Name = 'lan' | 'minh' | 'thu';

const write = (name: Name, articleId: string, change: (doc: Y.Doc) => void) =>
  writeAsClient(newsroom.as(name), articleId, change);

/** The content of a version cut from the working copy. */
async function cut(articleId: string) {
  const ctx = newsroom.as('tam');
  await cutWritten(ctx, { articleId, reason: 'session', leftBy: null });
  return (await readArticle(ctx, { articleId })).content;
}

const pin = (doc: Y.Doc) => listPart(doc, 'pinIds').insert(0, [published]);
const addWord = (doc: Y.Doc) => textPart(doc, 'headline').insert(0, 'Mới: ');
const moveTo = (sectionId: string) => (doc: Y.Doc) => {
  plainParts(doc).set('sectionId', sectionId);
};

async function pinInWorkingCopy(name: 'lan' | 'minh', articleId: string): Promise<readonly unknown[]> {
  await write(name, articleId, pin);
  await cutWritten(newsroom.as(name), { articleId, reason: 'session', leftBy: null });
  return (await readArticle(newsroom.as(name), { articleId })).content.pinIds;
}

test('a contributor cannot pin stories, neither on creation nor in the working copy', async () => {
  await expect(begin('minh', { pinIds: [published] })).rejects.toMatchObject({
    code: 'action.not-your-role',
  });
  const { id } = await begin('minh');
  expect(await pinInWorkingCopy('minh', id)).toEqual([]);
});

test('a journalist pins stories to their own', async () => {
  const { id } = await begin('lan');
  expect(await pinInWorkingCopy('lan', id)).toEqual([published]);
});

/** A story of Minh's that an editor of its desk may edit as well. */
async function beginTogether(): Promise<string> {
  const { id } = await begin('minh');
  await newsroom.act('minh', id, 'submit');
  await newsroom.act('thu', id, 'request_changes', { reason: 'Thêm số liệu.' });
  return id;
}

test('an editor’s pins and section survive a later edit by a contributor', async () => {
  const id = await beginTogether();
  await write('thu', id, pin);
  await write('thu', id, moveTo(newsroom.business));
  await write('minh', id, addWord);
  expect(await cut(id)).toMatchObject({ pinIds: [published], sectionId: newsroom.business });
});

test('a later edit by an editor does not apply the pins or section of a contributor', async () => {
  const id = await beginTogether();
  const { pinIds, sectionId } = (await readArticle(newsroom.as('thu'), { articleId: id })).content;
  await write('minh', id, pin);
  await write('minh', id, moveTo(newsroom.business));
  await write('thu', id, addWord);
  const content = await cut(id);
  expect(content.headline).toMatch(/^Mới: /);
  expect(content).toMatchObject({ pinIds, sectionId });
});

describe('pasted lines of related stories', () => {
  const headline = 'Bến cảng đón chuyến tàu đầu năm';
  const matched = async (who: Name, ...lines: string[]) =>
    (await matchStories(newsroom.as(who), { lines })).map(({ line, story }) => [line, story?.id ?? null]);

  test('match the published story whose headline they start with, regardless of accents and suffix', async () => {
    const lines = [
      String(contentFor(newsroom).headline),
      'ĐỒNG BẰNG tìm cách sống chung với mùa nước mặn: Nông dân ba huyện ven biển chuyển sang giống lúa ngắn ngày',
      'dong bang - tim cach song chung voi mua nuoc man',
    ];
    expect(await matched('lan', ...lines)).toEqual(lines.map((line) => [line, published]));
  });

  test('do not match a similar headline or a story that is not public', async () => {
    const { id } = await begin('lan', { headline });
    const lines = ['Đồng bằng tìm cách sống chung với mùa nước', headline, '', ' … '];
    expect(await matched('lan', ...lines)).toEqual(lines.map((line) => [line, null]));
    await newsroom.act('lan', id, 'submit');
    await newsroom.act('thu', id, 'approve');
    await newsroom.act('thu', id, 'publish');
    expect(await matched('minh', headline)).toEqual([[headline, id]]);
    const input = { reason: 'Sai.', publicNote: 'Đã rút.' };
    await newsroom.act('tam', id, 'kill', input);
    expect(await matched('lan', headline)).toEqual([[headline, null]]);
  });

  test('are refused from visitors, and if they are too many or too long', async () => {
    await expect(matchStories(newsroom.as(null), { lines: [] })).rejects.toMatchObject({
      code: 'auth.required',
    });
    for (const [lines, fieldErrors] of [
      [Array(31).fill('Một dòng'), { lines: 'field.too-many' }],
      [['Một dòng', 'x'.repeat(2_001)], { 'lines.1': 'field.too-long' }],
    ])
      await expect(matchStories(newsroom.as('lan'), { lines })).rejects.toMatchObject({
        ...{ code: 'request.invalid', details: { fieldErrors } },
      });
  });
});
