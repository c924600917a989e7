import { expect, test } from 'vitest';
import { matchRelatedLine } from '#core/interchange/match-related-line.ts';

const candidates = [
  { id: 'rice', headline: 'Giá gạo lại tăng' },
  { id: 'rice-long', headline: 'Giá gạo lại tăng, nông dân “chưa vội bán”' },
  { id: 'peace', headline: 'Hòa Bình đón khách' },
  { id: 'short', headline: 'Mưa lớn' },
];

test.each([
  ['Giá gạo lại tăng Theo hiệp hội, giá trong tuần ...', 'rice'],
  ["| Giá gạo lại tăng: nông dân 'chưa vội bán' Theo hiệp hội ... |", 'rice-long'],
  ['GIÁ GẠO LẠI TĂNG', 'rice'],
  ['Hoà Bình đón khách Sáng nay', 'peace'],
  ['Hòa Bình đón khách'.normalize('NFD'), 'peace'],
  ['hoa binh don khach', 'peace'],
  ['Mưa lớn', 'short'],
])('“%s” points to %s', (line, id) => {
  expect(matchRelatedLine(line, candidates)).toBe(id);
});

test.each(['', 'Giá gạo', 'Giá gạo lại tăngg', 'Tin: giá gạo lại tăng', 'Mưa lớn ở miền Trung'])(
  '“%s” points to no story',
  (line) => {
    expect(matchRelatedLine(line, candidates)).toBeNull();
  },
);

test('of headlines that differ by accents alone, the one with the same accents is meant', () => {
  const twins = [
    { id: 'ma', headline: 'Chợ ma Châu Đốc' },
    { id: 'má', headline: 'Chợ má Châu Đốc' },
  ];
  expect(matchRelatedLine('Chợ má Châu Đốc Sáng sớm …', twins)).toBe('má');
  expect(matchRelatedLine('Chợ ma Châu Đốc Sáng sớm …', twins)).toBe('ma');
});

test('a story without a headline is never meant', () => {
  expect(matchRelatedLine('', [{ id: 'x', headline: '' }])).toBeNull();
  expect(matchRelatedLine('Tin', [{ id: 'x', headline: '…' }])).toBeNull();
});
