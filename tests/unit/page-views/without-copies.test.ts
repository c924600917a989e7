import { expect, test } from 'vitest';
import { withoutCopies } from '#core/page-views/without-copies.ts';

/** A text vector of these terms, all equally rare. */
const vectorOf = (...keys: number[]) => keys.map((key) => ({ key, share: 1, rarity: 5, isName: false }));
const story = (id: string, headline: string, ...keys: number[]) => ({
  id,
  headline,
  vector: vectorOf(...keys),
});
const ids = (...stories: ReturnType<typeof story>[]) => withoutCopies(stories).map(({ id }) => id);

test('of stories with one headline or one text the first stays, and the others keep their places', () => {
  const first = story('a', 'Bão số 3 đổ bộ', 1, 2, 3, 4);
  const sameHeadline = story('b', 'BÃO SỐ 3 ĐỔ BỘ!', 5, 6);
  const sameText = story('c', 'Gió giật cấp 14', 1, 2, 3, 4, 9);
  const other = story('d', 'Giá vàng đứng yên', 7, 8);
  expect(ids(first, other, sameHeadline, sameText)).toEqual(['a', 'd']);
  expect(ids(sameText, other, sameHeadline, first)).toEqual(['c', 'd', 'b']);
});

test('similar headlines over different texts are no copies, nor are stories without a vector', () => {
  const exam = (id: string, subject: string, key: number) =>
    story(id, `Đáp án đề thi môn ${subject} tốt nghiệp phổ thông năm nay`, key);
  expect(ids(exam('a', 'Toán', 1), exam('b', 'Văn', 2), exam('c', 'Sử', 3))).toEqual(['a', 'b', 'c']);
  expect(ids(story('a', 'Mưa to'), story('b', 'Nắng to'), story('c', ''), story('d', ''))).toHaveLength(4);
});
