import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Kicker } from '#components/site/kicker.tsx';

const kicker = (format: 'opinion' | 'sponsored', words: string, under: string[]) =>
  renderToStaticMarkup(createElement(Kicker, { story: { format, locale: 'vi' }, words, under }))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

test('the format is said above a headline unless one of the sections above has said it, the words of the kicker alike', () => {
  expect(kicker('opinion', '', ['Thế giới'])).toBe('Ý kiến');
  expect(kicker('opinion', 'Góc nhìn', ['Thế giới'])).toBe('Ý kiến Góc nhìn');
  expect(kicker('opinion', '', ['Ý kiến'])).toBe('');
  expect(kicker('opinion', 'Góc nhìn', ['Ý kiến', 'Bạn đọc'])).toBe('Góc nhìn');
  expect(kicker('opinion', 'Bạn đọc', ['Ý KIẾN', 'Bạn đọc'])).toBe('');
});

test('that somebody paid for a story is said whatever its section is called', () => {
  expect(kicker('sponsored', '', ['Nội dung tài trợ'])).toBe('Nội dung tài trợ');
});
