import { expect, test } from 'vitest';
import type { Body } from '#core/document/body.ts';
import { parseBody } from '#core/document/body-schema.ts';
import { bodyText } from '#core/document/body-text.ts';
import { bodyOfEntryText, entryTextOf } from '#core/live/entry-text.ts';
import fc from '#tests/support/fast-check.ts';

const body = (text: string) => bodyOfEntryText({ text, photos: [] });
const blocks = (text: string) => body(text).content;
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const words = (text: string, ...marks: unknown[]) =>
  marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text };
const link = (href: string) => ({ type: 'link', attrs: { href } });

test('empty lines separate paragraphs, and single line ends break a line', () => {
  expect(blocks('Một.\nHai.\n\n\nBa.')).toEqual([
    paragraph(words('Một.'), { type: 'hardBreak' }, words('Hai.')),
    paragraph(words('Ba.')),
  ]);
});

test('markup makes quotations, lists, bold, italic and links', () => {
  expect(blocks('> Giữ được.\n> Nếu không mưa.')).toEqual([
    {
      type: 'blockquote',
      content: [paragraph(words('Giữ được.'), { type: 'hardBreak' }, words('Nếu không mưa.'))],
    },
  ]);
  expect(blocks('- một\n- hai')).toEqual([
    {
      type: 'bulletList',
      content: [
        { type: 'listItem', content: [paragraph(words('một'))] },
        { type: 'listItem', content: [paragraph(words('hai'))] },
      ],
    },
  ]);
  expect(blocks('**Đậm** và *nghiêng*, [ở đây](https://vi.example/a).')).toEqual([
    paragraph(
      words('Đậm', { type: 'bold' }),
      words(' và '),
      words('nghiêng', { type: 'italic' }),
      words(', '),
      words('ở đây', link('https://vi.example/a')),
      words('.'),
    ),
  ]);
});

test('a bare address is a link without its full stop, and the address of a known service alone is an embed', () => {
  expect(blocks('Xem https://vi.example/b.')).toEqual([
    paragraph(words('Xem '), words('https://vi.example/b', link('https://vi.example/b')), words('.')),
  ]);
  expect(blocks('https://www.youtube.com/watch?v=dQw4w9WgXcQ')).toMatchObject([{ type: 'embed' }]);
});

const star = 'https://vi.wikipedia.org/wiki/Sao_(thi%C3%AAn)';

test.each([
  ['alone', star, [words(star, link(star))]],
  ['before a full stop', `Xem ${star}.`, [words('Xem '), words(star, link(star)), words('.')]],
  ['within brackets', `(xem ${star})`, [words('(xem '), words(star, link(star)), words(')')]],
  ['right behind one', `(${star}),`, [words('('), words(star, link(star)), words('),')]],
  ['with more text after them', `${star}/a_(b)c?d`, [words(`${star}/a_(b)c?d`, link(`${star}/a_(b)c?d`))]],
  ['of a link', `[sao](${star}).`, [words('sao', link(star)), words('.')]],
  ['of two links', `[a](${star})[b](${star})`, [words('a', link(star)), words('b', link(star))]],
])('balanced brackets belong to an address: %s', (_, text, content) => {
  expect(blocks(text)).toEqual([paragraph(...content)]);
});

test('an unbalanced bracket ends an address', () => {
  expect(blocks('(xem https://vi.example/b)')).toEqual([
    paragraph(words('(xem '), words('https://vi.example/b', link('https://vi.example/b')), words(')')),
  ]);
  expect(blocks('https://vi.example/a_(b')).toEqual([
    paragraph(words('https://vi.example/a_', link('https://vi.example/a_')), words('(b')),
  ]);
});

test('an address that would not round-trip is written as the text of a link', () => {
  const href = 'https://vi.example/a)b';
  const body = { type: 'doc' as const, schema: 2, content: [paragraph(words(href, link(href)))] };
  expect(bodyOfEntryText(entryTextOf(body as Body)).content).toEqual([
    paragraph(words(href, link('https://vi.example/a%29b'))),
  ]);
});

test.each([
  ['brackets that open', '[a](', '('],
  ['links that do not end', '', '[a](x'],
  ['pairs in a link that does not end', '[a](', '(x)'],
  ['pairs in an address', 'https://vi.example/', '(x)'],
  ['brackets in an address', 'https://vi.example/', '(x'],
  ['full stops after an address', 'https://vi.example/', '.)'],
  ['addresses', '', 'https://'],
])('no letter is lost for 20,000 %s', (_, before, repeated) => {
  const text = before + repeated.repeat(20_000);
  expect(bodyText(body(text))).toHaveLength(text.length);
});

test('nested brackets make a link of the innermost', () => {
  expect(blocks('[Ảnh [nguồn](https://vi.example/a)]')).toEqual([
    paragraph(words('[Ảnh '), words('nguồn', link('https://vi.example/a')), words(']')),
  ]);
});

test('an unsafe address stays as typed text', () => {
  expect(blocks('[bấm](javascript:alert)')).toEqual([paragraph(words('[bấm](javascript:alert)'))]);
});

test('a backslash escapes a markup character', () => {
  expect(blocks('\\*không nghiêng\\*')).toEqual([paragraph(words('*không nghiêng*'))]);
});

test('photos are at the end with their caption, credit and alt text', () => {
  const photo = { mediaId: 'm1', caption: 'Đê.', credit: 'Lan', alt: 'Con đê' };
  const made = bodyOfEntryText({ text: 'Một.', photos: [photo] });
  expect(made.content.at(-1)).toEqual({
    type: 'figure',
    attrs: { mediaId: 'm1', credit: 'Lan', alt: 'Con đê' },
    content: [words('Đê.')],
  });
  expect(entryTextOf(made)).toEqual({ text: 'Một.', photos: [photo] });
});

const typed = fc
  .array(
    fc.constantFrom(
      'a',
      'ế',
      ' ',
      '\n',
      '\n\n',
      '*',
      '**',
      '[',
      ']',
      '(',
      ')',
      '\\',
      '> ',
      '- ',
      'https://vi.example/c',
      '.',
    ),
    {
      maxLength: 30,
    },
  )
  .map((parts) => parts.join(''));

test('any typed text gives a valid body', () => {
  fc.assert(
    fc.property(typed, (text) => {
      expect(parseBody(body(text))).toEqual(body(text));
    }),
  );
});

test('converting a body to text and back keeps its text', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const first = body(text);
      const again = bodyOfEntryText(entryTextOf(first));
      expect(bodyText(again)).toBe(bodyText(first));
    }),
  );
});

test('no letter is lost', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const count = (of: string) => [...of].filter((letter) => letter === 'ế').length;
      expect(count(bodyText(body(text)))).toBe(count(text));
    }),
  );
});
