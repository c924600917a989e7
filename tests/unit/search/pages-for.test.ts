import { expect, test } from 'vitest';
import { pagesFor } from '#core/search/pages-for.ts';

const page = (...names: string[]) => ({
  names,
  page: { kind: 'tag' as const, name: names[0] ?? '', url: `/${names[0]}` },
});
const NAMED = [page('Sách'), page('Huế'), page('Đèn lồng', 'lồng đèn'), page('Đèn lồng Huế'), page('TP.HCM')];
const found = (text: string) => pagesFor(text, NAMED).map(({ name }) => name);

test('the page with the whole query as its name is first, then the longest names in it', () => {
  expect(found('đèn lồng')).toEqual(['Đèn lồng']);
  expect(found('den long hue')).toEqual(['Đèn lồng Huế', 'Đèn lồng']);
  expect(found('lồng đèn đường')).toEqual(['Đèn lồng']);
  expect(found('TPHCM')).toEqual(['TP.HCM']);
});

test('one word of several names no page', () => {
  expect(found('sách')).toEqual(['Sách']);
  expect(found('giá sách')).toEqual([]);
  expect(found('sạch')).toEqual([]);
});
