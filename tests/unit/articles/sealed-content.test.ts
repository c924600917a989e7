import { expect, test } from 'vitest';
import type { z } from 'zod';
import { sealedContent } from '#core/articles/sealed-content.ts';
import { type VersionContent, versionContentSchema } from '#core/articles/version-content.ts';
import { emptyBody } from '#core/document/body.ts';

/** Stands in every text of the filled content. */
const SECRET = 'ჰbí-mật';

/** What people without `archive_read` may see of a taken-down story; a new field is hidden until it is added here. */
const SHOWN = ['format', 'sectionId', 'bylineIds', 'tagIds', 'pinIds'];

const secretBody = {
  type: 'doc',
  schema: 2,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: SECRET }] }],
};

/** Every field of the schema with something in it, the secret where it holds text. */
function filled(): VersionContent {
  const { shape } = versionContentSchema;
  const entries = Object.entries(shape).map(([name, schema]) => [name, fillingOf(name, schema)]);
  return Object.fromEntries(entries) as VersionContent;
}

function fillingOf(name: string, schema: z.ZodType): unknown {
  const id = '0198f3c1-0000-7000-8000-000000000001';
  const lead = { mediaId: id, caption: SECRET, credit: SECRET, alt: SECRET };
  const candidates = [SECRET, [SECRET], secretBody, lead, id, [id], 'analysis', true, 1];
  const filling = candidates.find((candidate) => schema.safeParse(candidate).success);
  if (filling === undefined) throw new Error(`Say here how the new field ${name} is filled.`);
  return filling;
}

/** The path of every value that is not empty. */
function nonEmptyPaths(value: unknown, path: readonly string[] = []): string[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => nonEmptyPaths(inner, [...path, key]));
  }
  return value === '' || value === null || value === undefined ? [] : [path.join('.')];
}

test('a sealed content has nothing but what may be seen, whichever fields the schema has', () => {
  const content = filled();
  const written = nonEmptyPaths(content).map((path) => path.split('.')[0]);
  expect([...new Set(written)].sort()).toEqual(Object.keys(versionContentSchema.shape).sort());

  const sealed = sealedContent(content);
  const { body, ...rest } = sealed;
  expect(body).toEqual(emptyBody);
  const shown = nonEmptyPaths(rest).map((path) => path.split('.')[0]);
  expect([...new Set(shown)].sort()).toEqual([...SHOWN].sort());
  expect(JSON.stringify(sealed)).not.toContain(SECRET);
  for (const name of SHOWN) expect(sealed).toHaveProperty(name, content[name as keyof VersionContent]);
  expect(versionContentSchema.parse(sealed)).toEqual(sealed);
});
