import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Kicker } from '#components/site/kicker.tsx';

const kicker = (format: 'opinion' | 'sponsored', words: string, under: string[]) =>
  renderToStaticMarkup(createElement(Kicker, { story: { format, locale: 'vi' }, words, under }))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

test('the kicker shows format and own words unless a section above shows them already', () => {
  expect(kicker('opinion', '', ['Thế giới'])).toBe('Ý kiến');
  expect(kicker('opinion', 'Góc nhìn', ['Thế giới'])).toBe('Ý kiến Góc nhìn');
  expect(kicker('opinion', '', ['Ý kiến'])).toBe('');
  expect(kicker('opinion', 'Góc nhìn', ['Ý kiến', 'Bạn đọc'])).toBe('Góc nhìn');
  expect(kicker('opinion', 'Bạn đọc', ['Ý KIẾN', 'Bạn đọc'])).toBe('');
});

test('the label of a sponsored story is shown in any section', () => {
  expect(kicker('sponsored', '', ['Nội dung tài trợ'])).toBe('Nội dung tài trợ');
});
