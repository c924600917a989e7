import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Paragraphs } from '#components/site/about-view.tsx';

test.each([
  ['an empty line ends a paragraph', 'Một.\n\nHai.', '<p>Một.</p><p>Hai.</p>'],
  ['a single line end does not', 'Một\nvẫn một.', '<p>Một\nvẫn một.</p>'],
  [
    'a heading between empty lines',
    'Một.\n\n# Nguyên tắc\n\nHai.',
    '<p>Một.</p><h3>Nguyên tắc</h3><p>Hai.</p>',
  ],
  [
    'a heading directly after a line',
    'Một.\n# Nguyên tắc\nHai.',
    '<p>Một.</p><h3>Nguyên tắc</h3><p>Hai.</p>',
  ],
  [
    'consecutive headings, first and last',
    '# A\n# B\nMột.\n# C',
    '<h3>A</h3><h3>B</h3><p>Một.</p><h3>C</h3>',
  ],
  ['text that only looks like a heading', 'Một #hai\n#ba', '<p>Một #hai\n#ba</p>'],
  ['nothing', '', ''],
])('%s', (_, text, html) => {
  expect(renderToStaticMarkup(createElement(Paragraphs, { text }))).toBe(html);
});
