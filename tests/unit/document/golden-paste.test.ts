import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bodyFromDom } from '#core/document/body-from-dom.ts';
import { parseBody } from '#core/document/body-schema.ts';
import { domOf } from './body-fixtures.ts';

const folder = new URL('../../golden/paste/', import.meta.url);
const programs = readdirSync(folder)
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.replace(/\.html$/, ''));

/** The inner HTML of the clipboard's body element. */
function clipboardOf(program: string): string {
  const html = readFileSync(new URL(`${program}.html`, folder), 'utf8');
  return /<body[^>]*>([\s\S]*?)<\/body>/i.exec(html)?.[1] ?? html;
}

test('the corpus has a clipboard of every supported program', () => {
  expect(programs).toEqual(
    expect.arrayContaining([
      'word',
      'word-online',
      'google-docs',
      'libreoffice',
      'pages',
      'outlook',
      'zalo',
      'news-site',
    ]),
  );
});

test.each(programs)('a clipboard of %s becomes the expected body', (program) => {
  const found = bodyFromDom(domOf(clipboardOf(program)), { pictures: 'take' });
  const expected = JSON.parse(readFileSync(new URL(`${program}.json`, folder), 'utf8'));
  const { content } = parseBody(found.body);
  expect({ content, related: found.related, lead: found.lead ?? null, pictures: found.pictures }).toEqual(
    expected,
  );
});

test.each(programs)('parsed on the server without pictures, %s loses no word', (program) => {
  const left = bodyFromDom(domOf(clipboardOf(program)));
  const imported = bodyFromDom(domOf(clipboardOf(program)), { pictures: 'take' });
  expect(left.pictures).toEqual([]);
  expect(parseBody(left.body)).toBeTruthy();
  const text = JSON.stringify([left.body, left.related, left.lead]);
  for (const { caption } of imported.pictures) {
    for (const node of caption)
      if (node.type === 'text') expect(text).toContain(JSON.stringify(node.text).slice(1, -1));
  }
});
