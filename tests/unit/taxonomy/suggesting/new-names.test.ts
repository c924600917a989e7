import { expect, test } from 'vitest';
import { newNames } from '#core/taxonomy/suggesting/new-names.ts';

const text = (headline: string, sapo = '', body = '') => ({ headline, sapo, body });
const nothing = { known: new Set<string>(), stories: [] };
const names = (story: ReturnType<typeof text>, archive: Parameters<typeof newNames>[1] = nothing) =>
  newNames(story, archive).map(({ name, type }) => [name, type]);

test('an unknown name in the headline is suggested with its likely type', () => {
  expect(names(text('HLV Kim Sang Sik giải thích lý do thua'))).toEqual([['Kim Sang Sik', 'person']]);
  expect(names(text('Tin', 'Sáng qua, ông Nguyễn Hữu Bình đã nhận quyết định.'))).toEqual([
    ['Nguyễn Hữu Bình', 'person'],
  ]);
  expect(names(text('Tuyển sinh của Học viện Biên phòng'))).toEqual([]);
  expect(names(text('Vì sao Công Ty Kim Chung bị khám xét'))).toEqual([
    ['Công Ty Kim Chung', 'organisation'],
  ]);
});

test('a province is a place, even if it begins like the title of a woman', () => {
  expect(names(text('Bà Rịa - Vũng Tàu đón tàu khách thứ một trăm'))).toEqual([
    ['Bà Rịa - Vũng Tàu', 'place'],
  ]);
  expect(names(text('Tàu khách thứ một trăm tới Bà Rịa–Vũng Tàu'))).toEqual([['Bà Rịa–Vũng Tàu', 'place']]);
  expect(names(text('Lúa chín sớm ở Đồng Tháp'))).toEqual([['Đồng Tháp', 'place']]);
  expect(names(text('Đường lên núi Bà Đen thông xe'))).toEqual([['Bà Đen', 'place']]);
  expect(names(text('Lúa chín sớm ở Khánh Hoà'))).toEqual([['Khánh Hoà', 'place']]);
  // A preceding title makes it a person.
  expect(names(text('Cơ quan điều tra mời bà Hà Nam'))).toEqual([['Hà Nam', 'person']]);
  expect(names(text('Bà Trần Thị Lành kể lại đêm lũ'))).toEqual([['Trần Thị Lành', 'person']]);
});

test('a known tag, or a name that is common in the archive, is not suggested', () => {
  const story = text('Đội tuyển gặp Khuất Văn Khang');
  expect(names(story, { known: new Set(['khuất văn khang']), stories: [] })).toEqual([]);
  const stories = [
    { term: 'khuất văn', seen: 40, ids: [] },
    { term: 'văn khang', seen: 40, ids: [] },
  ];
  expect(names(story, { known: new Set(), stories })).toEqual([]);
});

test('a name that occurs once in the body is not suggested, and a repeated one is', () => {
  const once = text('Tin', '', 'Mưa ở nơi có Trần Thị Lành sống.');
  expect(names(once)).toEqual([]);
  expect(names({ ...once, body: `${once.body}\n\nSáng nay bà Trần Thị Lành kể.` })).toEqual([
    ['Trần Thị Lành', 'person'],
  ]);
});

test('at most three names are suggested, those of the headline first', () => {
  const found = names(text('Gặp An Bình Lan', 'Có Tô Văn Tám, Lê Thị Hoa, Đỗ Văn Năm và An Bình Lan.'));
  expect(found).toHaveLength(3);
  expect(found[0]?.[0]).toBe('An Bình Lan');
});

test('a text with thousands of names is processed in linear time', () => {
  const all = Array.from({ length: 12_000 }, (_, at) => `Ab${at} Cd. `).join('');
  expect(names(text('', '', `${all}${all}`))).toHaveLength(3);
});

test('a name that occurs only inside a longer one is not suggested', () => {
  const body = 'Mưa ở Bến Tre Xanh. Nắng ở Bến Tre Xanh. Gió ở Bến Tre Xanh Mới. Bão ở Bến Tre Xanh Mới.';
  expect(names(text('', '', body))).toEqual([['Bến Tre Xanh Mới', 'topic']]);
  expect(names(text('', '', `${body} Lũ ở Bến Tre Xanh.`)).map(([name]) => name)).toEqual([
    'Bến Tre Xanh',
    'Bến Tre Xanh Mới',
  ]);
});
