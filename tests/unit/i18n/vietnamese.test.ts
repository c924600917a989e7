import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');

type Texts = { readonly [name: string]: string | Texts };

/** Every Vietnamese text of the product by its key, such as `desk.article.headline`. */
const texts = readdirSync(path.join(root, 'messages/vi')).flatMap((file) =>
  textsOf(JSON.parse(readFileSync(path.join(root, 'messages/vi', file), 'utf8')), file.replace('.json', '')),
);

function textsOf(part: Texts, above: string): { name: string; text: string }[] {
  return Object.entries(part).flatMap(([name, each]) =>
    typeof each === 'string' ? [{ name: `${above}.${name}`, text: each }] : textsOf(each, `${above}.${name}`),
  );
}

/** The newsroom's own words in the glossary. */
const glossary = readFileSync(path.join(root, 'docs/GLOSSARY.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => ({ name: 'docs/GLOSSARY.md', text: line.split('|')[1]?.trim() ?? '' }));

const matching = (form: RegExp, among = texts) => among.filter(({ text }) => form.test(text));

test('the tone mark is on the first vowel of an open syllable: tòa, xóa, khỏe, hủy', () => {
  expect(texts.length).toBeGreaterThan(1_000);
  const onTheSecond = /(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?!\p{L})/iu;
  expect(['toà soạn', 'xoá', 'huỷ'].every((word) => onTheSecond.test(word))).toBe(true);
  expect(['tòa soạn', 'hoàn tác', 'thuyết', 'quý'].some((word) => onTheSecond.test(word))).toBe(false);
  expect(matching(onTheSecond, [...texts, ...glossary])).toEqual([]);
});

test('letters are composed, and punctuation is typographic', () => {
  expect(texts.filter(({ text }) => text !== text.normalize('NFC'))).toEqual([]);
  expect(matching(/\.\.\.| {2}|^\s|\s$/)).toEqual([]);
});

test.each([
  ['mã API', /mã truy cập|khóa API/i],
  ['kho ảnh', /trong thư viện/i],
  ['chùm ảnh', /bộ ảnh/i],
  ['tâm ảnh', /điểm chính của ảnh/i],
  ['nhóm tên gọi', /nhóm tên(?! gọi)/i],
  ['bình luận', /lời bình(?!\s*luận)/i],
  ['tab (thẻ is a tag)', /đăng nhập ở thẻ/i],
  ['tờ báo minh họa', /trình diễn/i],
])('texts use one word for one idea: %s', (_word, others) => {
  expect(matching(others)).toEqual([]);
});
