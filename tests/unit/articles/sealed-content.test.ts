import { expect, test } from 'vitest';
import { sealedContent } from '#core/articles/sealed-content.ts';
import { type VersionContent, versionContentSchema } from '#core/articles/version-content.ts';
import { emptyBody } from '#core/document/body.ts';
import { filledContent } from '#tests/support/articles/filled-content.ts';

const secret = 'ჰbí-mật';

/** The fields of a taken-down story that people without `archive_read` may see. */
const SHOWN = ['format', 'sectionId', 'bylineIds', 'tagIds', 'pinIds'];

/** The paths of all values that are not empty. */
function nonEmptyPaths(value: unknown, path: readonly string[] = []): string[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => nonEmptyPaths(inner, [...path, key]));
  }
  return value === '' || value === null || value === undefined ? [] : [path.join('.')];
}

test('a sealed content keeps only the visible fields, for every field of the schema', () => {
  const content = filledContent(secret);
  const written = nonEmptyPaths(content).map((path) => path.split('.')[0]);
  expect([...new Set(written)].sort()).toEqual(Object.keys(versionContentSchema.shape).sort());

  const sealed = sealedContent(content);
  const { body, ...rest } = sealed;
  expect(body).toEqual(emptyBody);
  const shown = nonEmptyPaths(rest).map((path) => path.split('.')[0]);
  expect([...new Set(shown)].sort()).toEqual([...SHOWN].sort());
  expect(JSON.stringify(sealed)).not.toContain(secret);
  for (const name of SHOWN) expect(sealed).toHaveProperty(name, content[name as keyof VersionContent]);
  expect(versionContentSchema.parse(sealed)).toEqual(sealed);
});
