import { beforeAll, expect, test } from 'vitest';
import { deskScreens } from '#tests/support/browser/desk-screen.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { bodyOf, contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';

let newsroom: Newsroom;
let desk: ReturnType<typeof deskScreens>;

beforeAll(async () => {
  newsroom = await makeNewsroom((await freshDatabase()).db);
  desk = deskScreens(newsroom);
  await createArticle(newsroom.as('lan'), {
    content: contentFor(newsroom, {
      headline: 'Lò gạch Mang Thít',
      body: bodyOf('Những lò gốm Nhơn Bình nguội dần.'),
    }),
  });
});

test('a search without results offers to search without filters', async () => {
  const lan = await desk.open('lan', '/desk/find?q=zzkhongcozz&state=draft');
  expect(lan.text()).toContain('Không có bài nào có “zzkhongcozz” mà bạn được đọc.');
  await lan.press(lan.link('Tìm lại, bỏ hết bộ lọc'));
  expect(lan.address()).not.toContain('state');
});

test('a search for punctuation alone says that it has no word', async () => {
  const { text } = await desk.open('lan', '/desk/find?q=%3F%21');
  expect(text()).toContain('“?!” không có từ nào để tìm.');
});

test('a mistyped search links to the suggested words', async () => {
  const lan = await desk.open('lan', '/desk/find?q=gom+nhon+binhh');
  await lan.press(lan.link('gốm Nhơn Bình'));
  expect(lan.one('article').textContent).toContain('Lò gạch Mang Thít');
});
