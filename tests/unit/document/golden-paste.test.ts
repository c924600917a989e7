import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bodyFromDom } from '#core/document/body-from-dom.ts';
import { parseBody } from '#core/document/body-schema.ts';
import { domOf } from './body-fixtures.ts';

const folder = new URL('../../golden/paste/', import.meta.url);
const programs = readdirSync(folder)
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.replace(/\.html$/, ''));

/** The inside of the document's body, as the parser of a browser finds it whatever stands around. */
function clipboardOf(program: string): string {
  const html = readFileSync(new URL(`${program}.html`, folder), 'utf8');
  return /<body[^>]*>([\s\S]*?)<\/body>/i.exec(html)?.[1] ?? html;
}

test('there is a clipboard of every program that the newsroom pastes from', () => {
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

test.each(programs)('a clipboard of %s becomes the body that stands beside it', (program) => {
  const found = bodyFromDom(domOf(clipboardOf(program)), { pictures: 'take' });
  const expected = JSON.parse(readFileSync(new URL(`${program}.json`, folder), 'utf8'));
  const { content } = parseBody(found.body);
  expect({ content, related: found.related, lead: found.lead ?? null, pictures: found.pictures }).toEqual(
    expected,
  );
});

test.each(programs)('read on the server, where nobody takes pictures, %s loses no word', (program) => {
  const left = bodyFromDom(domOf(clipboardOf(program)));
  const taken = bodyFromDom(domOf(clipboardOf(program)), { pictures: 'take' });
  expect(left.pictures).toEqual([]);
  expect(parseBody(left.body)).toBeTruthy();
  const text = JSON.stringify([left.body, left.related, left.lead]);
  for (const { caption } of taken.pictures) {
    for (const node of caption)
      if (node.type === 'text') expect(text).toContain(JSON.stringify(node.text).slice(1, -1));
  }
});
