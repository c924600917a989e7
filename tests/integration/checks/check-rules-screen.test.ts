import { beforeAll, expect, test } from 'vitest';
import { deskScreens } from '#tests/support/browser/desk-screen.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';

const checks = '/desk/admin/checks';
let newsroom: Newsroom;
let desk: ReturnType<typeof deskScreens>;

beforeAll(async () => {
  newsroom = await makeNewsroom((await freshDatabase()).db);
  desk = deskScreens(newsroom);
});

test('an editor previews and saves a rule for a format, which applies to the next story until it is reset', async () => {
  const binh = await desk.open('binh', checks);
  expect(binh.one('h1').textContent).toBe('Kiểm tra bài');
  await binh.choose(binh.field('Ban hoặc chuyên mục'), 'Kinh tế');
  await binh.choose(binh.field('Thể loại'), 'Bài dài');
  await binh.press('Xem');
  expect(binh.address()).toBe(`${checks}?section=${newsroom.business}&format=long_read`);
  const choice = () => binh.field('Có ảnh chính, Khi gửi duyệt');
  const level = () => binh.valueOf(choice());
  expect(level()).toBe('');
  expect(choice().querySelector('option')?.textContent).toBe('Như mặc định: Khuyến nghị');
  const saved = () => expect(binh.named('button', 'Lưu “Có ảnh chính”')).toEqual([]);
  await binh.choose(choice(), 'Bắt buộc');
  await binh.press('Xem thử “Có ảnh chính”');
  await binh.until(() => expect(binh.text()).toContain('bài đang làm mới nhất'));
  await binh.press('Lưu “Có ảnh chính”');
  await binh.until(saved);
  expect(level()).toBe('required');
  expect(binh.one('[data-check="no-tk"]').textContent).toContain('Luôn bắt buộc');
  expect(binh.all('[data-check="no-tk"] select')).toEqual([]);

  const content = contentFor(newsroom, { sectionId: newsroom.business, format: 'long_read' });
  const { id: articleId } = await createArticle(newsroom.as('huy'), { content });
  const submit = () => newsroom.act('huy', articleId, 'submit');
  await expect(submit()).rejects.toMatchObject({ code: 'article.checks-failed' });

  await binh.choose(choice(), 'Như mặc định: Khuyến nghị');
  await binh.press('Lưu “Có ảnh chính”');
  await binh.until(saved);
  await submit();
});

test('an editor reads another desk’s rules without changing them, and an invalid number is refused at its field', async () => {
  const binh = await desk.open('binh', `${checks}?section=${newsroom.business}`);
  await binh.choose(binh.field('Độ dài tiêu đề, Khi gửi duyệt'), 'Khuyến nghị');
  const most = binh.field('Tối đa (ký tự): Độ dài tiêu đề, Khi gửi duyệt');
  Object.defineProperty(most, 'valueAsNumber', { value: 5000 });
  await binh.fill(most, '5000');
  await binh.press('Lưu “Độ dài tiêu đề”');
  await binh.until(() =>
    expect(binh.one('[data-check="headline-length"]').textContent).toContain(
      'Số nằm ngoài giới hạn cho phép.',
    ),
  );
  const world = await desk.open('binh', `${checks}?section=${newsroom.world}`);
  expect(world.text()).toContain('Bạn xem được nhưng không sửa được quy định ở đây.');
  expect(world.all('.check-rules-list select').filter((select) => !select.hasAttribute('disabled'))).toEqual(
    [],
  );
});
