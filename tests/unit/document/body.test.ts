import { expect, test } from 'vitest';
import { bodyMaxDepth, bodySchemaNumber, emptyBody } from '#core/document/body.ts';
import { bodySchema, parseBody } from '#core/document/body-schema.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { bodyOf, everyBlock, para } from './body-fixtures.ts';

function refusal(raw: unknown): { code: string; details: unknown } {
  try {
    parseBody(raw);
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, details: error.details };
  }
  throw new Error('was accepted');
}

test('a body with one of every block is accepted unchanged', () => {
  expect(parseBody(everyBlock)).toEqual(everyBlock);
  expect(parseBody(emptyBody)).toEqual(emptyBody);
});

test('an unknown block is kept whole, and stays the same when parsed again', () => {
  const poll = { type: 'poll', attrs: { question: 'Có hay không?' }, content: [{ type: 'option' }] };
  const parsed = parseBody({ type: 'doc', schema: bodySchemaNumber, content: [poll] });
  expect(parsed.content).toEqual([{ type: 'unknown', attrs: { raw: poll } }]);
  expect(parseBody(parsed)).toEqual(parsed);
});

test('a body larger than a megabyte is refused as too large', () => {
  expect(refusal(bodyOf(para('ệ'.repeat(400_000)))).code).toBe('body.too-large');
});

test('a body nested deeper than the limit is refused', () => {
  let nest: unknown = para('đáy');
  for (let depth = 0; depth < bodyMaxDepth; depth += 1) nest = { type: 'blockquote', content: [nest] };
  expect(refusal({ type: 'doc', schema: bodySchemaNumber, content: [nest] })).toMatchObject({
    code: 'body.too-large',
    details: { why: 'depth' },
  });
  let abyss: unknown = 1;
  for (let depth = 0; depth < 100_000; depth += 1) abyss = [abyss];
  expect(refusal(abyss).code).toBe('body.too-large');
});

test.each([
  [
    'a first-level heading',
    bodyOf({ type: 'heading', attrs: { level: 1 } } as never),
    'content.0.attrs.level',
  ],
  [
    'an attribute that the block does not have',
    bodyOf({ type: 'divider', onclick: 'x' } as never),
    'content.0',
  ],
  [
    'a link to a script',
    bodyOf(para('a'), {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
      ],
    }),
    'content.1.content.0.marks.0.attrs.href',
  ],
  [
    'an item that begins with a table',
    bodyOf({ type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'divider' }] }] }),
    'content.0.content.0.content',
  ],
  [
    'a list item outside of a list',
    bodyOf({ type: 'listItem', content: [para('a')] } as never),
    'content.0.type',
  ],
  [
    'a paragraph where a row belongs',
    bodyOf({ type: 'table', content: [para('a')] } as never),
    'content.0.content.0.type',
  ],
  ['no document', 'văn bản', ''],
  ['another schema', { type: 'doc', schema: 99, content: [] }, 'schema'],
])('%s is refused with the path of the error', (_name, raw, path) => {
  expect(refusal(raw)).toMatchObject({ code: 'body.invalid', details: { path } });
});

test('schema issues have the code and the path', () => {
  const issue = bodySchema.safeParse(bodyOf({ type: 'figure', attrs: {} } as never)).error?.issues[0];
  expect(issue).toMatchObject({ message: 'body.invalid', path: ['content', 0, 'attrs', 'mediaId'] });
});
