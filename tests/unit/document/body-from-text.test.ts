import { expect, test } from 'vitest';
import { bodyFromText } from '#core/document/body-from-text.ts';
import { readPhotoLine } from '#core/document/read-photo-line.ts';
import { bodyOf, para } from './body-fixtures.ts';

test('a wire story in plain text gives its photo line, its paragraphs and its related headlines', () => {
  const text = 'Hai bên bắt tay. (Nguồn: Reuters) |\nĐoạn một.\n\nĐoạn hai.\n| Tít khác Sapo khác ... |\n';
  expect(bodyFromText(text)).toEqual({
    body: bodyOf(para('Đoạn một.'), para('Đoạn hai.')),
    related: ['Tít khác Sapo khác ...'],
    lead: {
      caption: 'Hai bên bắt tay.',
      credit: 'Reuters',
      text: 'Hai bên bắt tay. (Nguồn: Reuters)',
    },
  });
});

test('blank text gives an empty story', () => {
  expect(bodyFromText(' \n \n').body.content).toEqual([para('')]);
});

test.each([
  ['Thuyền về bến. (Ảnh: Lê Anh)', { caption: 'Thuyền về bến.', credit: 'Lê Anh' }],
  ['Thuyền về bến. Ảnh: TTXVN', { caption: 'Thuyền về bến.', credit: 'TTXVN' }],
  ['A boat. (Photo: AFP) |', { caption: 'A boat.', credit: 'AFP' }],
  ['Ông nói (theo nguồn tin riêng) rằng biển lặng.', null],
  ['Ảnh hưởng của bão còn kéo dài.', null],
])('the line "%s" is read as %j', (line, expected) => {
  expect(readPhotoLine(line)).toEqual(expected);
});
