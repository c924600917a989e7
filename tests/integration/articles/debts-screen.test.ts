import { beforeAll, expect, test } from 'vitest';
import { newId } from '#platform/time/new-id.ts';
import { deskScreens } from '#tests/support/browser/desk-screen.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { breakNews } from '#usecases/articles/break-news.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';

const debts = '/desk/debts';
const clear = 'Duyệt đúng bản này';
let newsroom: Newsroom;
let desk: ReturnType<typeof deskScreens>;

beforeAll(async () => {
  newsroom = await makeNewsroom((await freshDatabase()).db);
  desk = deskScreens(newsroom);
  newsroom.setNow(new Date('2026-05-04T03:00:00Z'));
});

async function broken(headline: string): Promise<string> {
  const news = { id: newId(), headline, sapo: 'Một câu cho bạn đọc.', sectionId: newsroom.world };
  await breakNews(newsroom.as('tam'), news);
  return news.id;
}

test('an editor reads the live text and clears the debt; the person who published cannot', async () => {
  await broken('Cháy kho hàng bên cảng');
  newsroom.setNow(new Date('2026-05-04T03:07:00Z'));
  const tam = await desk.open('tam', debts);
  expect(tam.one('.debt').textContent).toContain('Người đăng nhanh không tự trả nợ duyệt được.');
  expect(tam.named('button', clear)).toEqual([]);

  const thu = await desk.open('thu', debts);
  const row = thu.one('.debt').textContent;
  for (const words of ['Cháy kho hàng bên cảng', 'Một câu cho bạn đọc.', 'tam đăng nhanh lúc', 'nợ 7 phút'])
    expect(row).toContain(words);
  await thu.press(clear);
  await thu.until(() => expect(thu.text()).toContain('Không còn bài nào nợ duyệt.'));
});

test('a text replaced while the page was open is not cleared, and the page then shows the new one', async () => {
  const articleId = await broken('Tàu trật bánh');
  const thu = await desk.open('thu', debts);
  await saveArticle(newsroom.as('tam'), {
    articleId,
    baseVersion: 1,
    changes: { headline: 'Tàu hàng trật bánh' },
  });
  await newsroom.act('tam', articleId, 'fast_publish', { updateKind: 'minor_fix' });
  await thu.press(clear);
  await thu.until(() => expect(thu.one('.debt-headline').textContent).toBe('Tàu hàng trật bánh'));
  await thu.press(clear);
  await thu.until(() => expect(thu.all('.debt')).toEqual([]));
});

test('breaking news ends after a confirmation, and its debt stays', async () => {
  await broken('Động đất nhẹ ở Kon Tum');
  const tam = await desk.open('tam', debts);
  await tam.press('Kết thúc tin nóng');
  await tam.press(tam.one('dialog .button-danger, dialog .button-primary'));
  await tam.until(() => expect(tam.named('button', 'Kết thúc tin nóng')).toEqual([]));
  expect(tam.all('.debt')).toHaveLength(1);
});

test.each([
  ['minh', 404],
  ['lan', 404],
  ['phuc', 404],
  ['quan', 404],
  ['binh', 200],
] as const)('%s gets %i for the page of debts', async (person, status) => {
  expect(await desk.statusOf(person, debts)).toBe(status);
});

test('an editor of another desk sees no debt of this one', async () => {
  expect((await desk.open('binh', debts)).text()).toContain('Không còn bài nào nợ duyệt.');
});
