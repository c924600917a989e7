import { expect, test } from 'vitest';
import { otherHeadlines } from '#core/related/other-headlines.ts';

const headed = (...headlines: string[]) => headlines.map((headline) => ({ headline }));
const chosen = (stories: readonly string[], onPage: readonly string[] = []) =>
  otherHeadlines(headed(...stories), headed(...onPage)).map(({ headline }) => headline);

test('of near-identical headlines the first stays, in any order, case and accents', () => {
  expect(
    chosen([
      'Phà đêm nối lại hai bờ sau ba năm',
      'Sau ba năm, phà đêm nối lại hai bờ',
      'PHA DEM NOI LAI HAI BO SAU BA NAM',
      'Chợ nổi dời bến vì nước cạn',
    ]),
  ).toEqual(['Phà đêm nối lại hai bờ sau ba năm', 'Chợ nổi dời bến vì nước cạn']);
});

test('a headline near-identical to one on the page is removed', () => {
  expect(
    chosen(
      ['Phà đêm nối lại hai bờ sau ba năm', 'Chợ nổi dời bến'],
      ['Phà đêm nối lại hai bờ sau ba năm chờ'],
    ),
  ).toEqual(['Chợ nổi dời bến']);
});

test('the same subject in other words stays, and so do headlines without a word', () => {
  const stories = ['Phà đêm đông khách ngày đầu', 'Phà đêm nối lại hai bờ', '…', '!'];
  expect(chosen(stories)).toEqual(stories);
});
