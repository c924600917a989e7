import { expect, test } from 'vitest';
import { askersNeeded, termOf, termSketch, termsRemembered } from '#core/search/term-sketch.ts';

const day = '2026-11-26';

test('a term is reported once enough people searched for it, with all its searches, and later ones follow', () => {
  const sketch = termSketch();
  sketch.note({ term: 'bão', asker: 'a', day });
  sketch.note({ term: 'bão', asker: 'b', day });
  sketch.note({ term: 'bão', asker: 'b', day });
  expect(sketch.take()).toEqual([]);
  sketch.note({ term: 'bão', asker: 'c', day });
  expect(sketch.take()).toEqual([{ day, term: 'bão', searches: 4 }]);
  sketch.note({ term: 'bão', asker: 'a', day });
  expect(sketch.take()).toEqual([{ day, term: 'bão', searches: 1 }]);
  expect(sketch.take()).toEqual([]);
});

test('a term of one person is never reported', () => {
  const sketch = termSketch();
  for (let time = 0; time < 100; time += 1) sketch.note({ term: 'tên tôi', asker: 'a', day });
  expect(sketch.take()).toEqual([]);
});

test('at midnight terms of too few people are forgotten', () => {
  const sketch = termSketch();
  for (const asker of ['a', 'b', 'c']) sketch.note({ term: 'bão', asker, day });
  for (const asker of ['a', 'b']) sketch.note({ term: 'lũ', asker, day });
  sketch.note({ term: 'lũ', asker: 'c', day: '2026-11-27' });
  expect(sketch.take()).toEqual([{ day, term: 'bão', searches: 3 }]);
});

test('returned terms are reported again, up to the limit', () => {
  const sketch = termSketch();
  sketch.giveBack([{ day, term: 'bão', searches: 2 }]);
  sketch.giveBack([{ day, term: 'bão', searches: 3 }]);
  expect(sketch.take()).toEqual([{ day, term: 'bão', searches: 5 }]);
  const many = Array.from({ length: termsRemembered + 1 }, (_, at) => ({ day, term: `${at}`, searches: 1 }));
  sketch.giveBack(many);
  expect(sketch.take()).toEqual(many.slice(0, -1));
});

test('memory is limited: the term with the oldest search is forgotten first', () => {
  const sketch = termSketch();
  sketch.note({ term: 'cũ', asker: 'a', day });
  for (let index = 0; index < termsRemembered; index += 1)
    sketch.note({ term: `mới ${index}`, asker: 'a', day });
  for (const asker of ['b', 'c']) {
    sketch.note({ term: 'cũ', asker, day });
    sketch.note({ term: `mới ${termsRemembered - 1}`, asker, day });
  }
  expect(askersNeeded).toBe(3);
  expect(sketch.take()).toEqual([{ day, term: `mới ${termsRemembered - 1}`, searches: 3 }]);
});

test.each([
  ['  Giá   VÀNG ', 'giá vàng'],
  ['giá vàng'.normalize('NFD'), 'giá vàng'],
  ['bão số 3', 'bão số 3'],
  ['vàng\0', 'vàng'],
  ['giá\u200B vàng\u2060', 'giá vàng'],
  ['\u202Egiá vàng', 'giá vàng'],
  ['0912\u200B345\u200B678', null],
  ['0912\u200E345\u200D678', null],
  ['0912–345–678', null],
  ['０９１２３４５６７８', null],
  ['lan＠toasoan.example', null],
  ['lan@toasoan.example', null],
  ['0912 345 678', null],
  ['nguyễn văn a 001203004567', null],
  ['một hai ba bốn năm sáu bảy tám chín mười mười-một', null],
  ['x'.repeat(81), null],
  ['?!', null],
  ['', null],
])('“%s” is counted as %s', (text, term) => {
  expect(termOf(text)).toBe(term);
});
