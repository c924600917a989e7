import { beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '#tests/support/database/database.ts';
import { bodyOf, contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { readStories } from '#usecases/stories/read-stories.ts';
import { suggestStories } from '#usecases/stories/suggest-stories.ts';

let newsroom: Newsroom;
const ids: Record<string, string> = {};

const STORIES = {
  salt: ['Nước mặn lấn sâu vào đồng bằng', 'Độ mặn trên sông Hàm Luông vượt bốn phần nghìn.'],
  metro: ['Tuyến metro số một chạy thử', 'Đoàn tàu chạy từ Bến Thành đến Suối Tiên.'],
  draft: ['Độ mặn sẽ còn tăng', 'Sông Hàm Luông, độ mặn: bản nháp chưa đăng.'],
  killed: ['Độ mặn sông Hàm Luông, bài đã rút', 'Sông Hàm Luông, độ mặn.'],
} as const;

beforeAll(async () => {
  const { db } = await freshDatabase();
  newsroom = await makeNewsroom(db);
  for (const [name, [headline, text]] of Object.entries(STORIES)) {
    const content = contentFor(newsroom, { headline, sapo: text, body: bodyOf(text) });
    const { id } = await createArticle(newsroom.as('lan'), { content });
    ids[name] = id;
    if (name === 'draft') continue;
    await newsroom.act('lan', id, 'submit');
    await newsroom.act('thu', id, 'approve');
    await newsroom.act('thu', id, 'publish');
  }
  await newsroom.act('tam', ids.killed ?? '', 'kill', { reason: 'Sai.', publicNote: 'Bài đã được rút.' });
});

const near = async (text: string, exceptId?: string) =>
  (await suggestStories(newsroom.as('lan'), { text, ...(exceptId ? { exceptId } : {}) })).map(({ id }) => id);

test('a writer gets the published story on the same topic, and no draft or killed one', async () => {
  expect(await near('Sáng nay độ mặn trên sông Hàm Luông tăng thêm')).toEqual([ids.salt]);
});

test('the story being written is not suggested for itself', async () => {
  expect(await near('Sáng nay độ mặn trên sông Hàm Luông tăng thêm', ids.salt)).toEqual([]);
});

test('a text without words gets no suggestions, and a signed-out visitor is refused', async () => {
  expect(await near(' … ')).toEqual([]);
  await expect(suggestStories(newsroom.as(null), { text: 'độ mặn' })).rejects.toMatchObject({
    code: 'auth.required',
  });
});

test('related stories are read although one reference is not an id', async () => {
  const found = await readStories(newsroom.as('lan'), { ids: [ids.salt, 'bai-cu-4711', ids.draft] });
  expect(found.map(({ id }) => id)).toEqual([ids.salt]);
});
