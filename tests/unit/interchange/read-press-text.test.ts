import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readPressText } from '#core/interchange/read-press-text.ts';

test('a story is split into photo line, paragraphs and related blocks', () => {
  const text = [
    'Nông dân be bờ giữ nước ngọt. (Nguồn: Hãng tin Đồng Bằng) |',
    'Đoạn một.',
    '| Giá gạo lại tăng Theo hiệp hội, giá gạo trong tuần đã ... |',
    '',
    'Đoạn  hai.',
    'Xem thêm: Mùa nước nổi về muộn',
  ].join('\r\n');
  expect(readPressText(text)).toEqual({
    lead: {
      caption: 'Nông dân be bờ giữ nước ngọt.',
      credit: 'Hãng tin Đồng Bằng',
      text: 'Nông dân be bờ giữ nước ngọt. (Nguồn: Hãng tin Đồng Bằng)',
    },
    paragraphs: ['Đoạn một.', 'Đoạn hai.'],
    related: ['Giá gạo lại tăng Theo hiệp hội, giá gạo trong tuần đã ...', 'Mùa nước nổi về muộn'],
  });
});

test.each([
  ['Chợ nổi. (Ảnh: Thu Lan)', { caption: 'Chợ nổi.', credit: 'Thu Lan' }],
  ['A floating market (Photo: Lan) |', { caption: 'A floating market', credit: 'Lan' }],
  ['Chợ nổi (Cần Thơ) lúc sáng |', { caption: 'Chợ nổi (Cần Thơ) lúc sáng', credit: '' }],
  ['\uFEFFChợ nổi. (Nguồn: AFP) |'.normalize('NFD'), { caption: 'Chợ nổi.', credit: 'AFP' }],
])('the photo line “%s” is read', (line, lead) => {
  expect(readPressText(`\n${line}\nĐoạn một.`)).toMatchObject({
    lead,
    paragraphs: ['Đoạn một.'],
    related: [],
  });
});

test('a table of two columns stays text, also as the first line', () => {
  const lines = ['| Đội | Điểm |', 'Kết quả:', '| Hà Nội | 2 |', '|---|---|', '| Hải Phòng | 1 |'];
  expect(readPressText(lines.join('\n'))).toEqual({ paragraphs: lines, related: [] });
});

test('inside a text there is no photo line, and without a place for them related lines stay', () => {
  const text = 'Số liệu quý II. (Nguồn: Tổng cục)\nXem thêm: Tít khác';
  expect(readPressText(text, 'related')).toEqual({
    paragraphs: ['Số liệu quý II. (Nguồn: Tổng cục)'],
    related: ['Tít khác'],
  });
  expect(readPressText(text, 'none')).toEqual({ paragraphs: text.split('\n'), related: [] });
});

test('a story without a photo begins with its first paragraph', () => {
  expect(readPressText('Đoạn một.\nĐoạn hai.')).toEqual({
    paragraphs: ['Đoạn một.', 'Đoạn hai.'],
    related: [],
  });
});

test('a related block at the start of a story is no photo line', () => {
  expect(readPressText('| Tin cũ |\nĐoạn một.')).toEqual({ paragraphs: ['Đoạn một.'], related: ['Tin cũ'] });
});

test('a source named later in the story stays in its paragraph', () => {
  expect(readPressText('Đoạn một.\nBảng số liệu. (Nguồn: Tổng cục)').paragraphs).toHaveLength(2);
});

test('a list under “Tin liên quan:” contains related stories, and later lines do not', () => {
  const text = 'Đoạn một.\nTin liên quan:\n- Tin A\n• Tin B\nĐoạn hai.\n- gạch đầu dòng của bài';
  expect(readPressText(text)).toEqual({
    paragraphs: ['Đoạn một.', 'Đoạn hai.', '- gạch đầu dòng của bài'],
    related: ['Tin A', 'Tin B'],
  });
});

test('an empty text is an empty story', () => {
  expect(readPressText(' \n ')).toEqual({ paragraphs: [], related: [] });
});

const reference = new URL('../../../../shared/corpora/reference-article.vi.txt', import.meta.url);
const title = 'the story as the press hands it over';
if (!existsSync(reference)) console.warn(`SKIPPED: ${title}: ${reference.pathname} is not there`);

describe.skipIf(!existsSync(reference))(title, () => {
  const story = () => readPressText(readFileSync(reference, 'utf8'));

  test('its photo has a caption and Reuters as the credit', () => {
    expect(story().lead?.credit).toBe('Reuters');
    expect(story().lead?.caption).toMatch(/ngày 17\/7\.$/);
  });

  test('its paragraphs and its five related blocks are separated', () => {
    const { paragraphs, related } = story();
    expect(paragraphs).toHaveLength(11);
    expect(related).toHaveLength(5);
    expect([...paragraphs, ...related].join('')).not.toContain('|');
  });
});
