import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isUuid } from '#core/shared/is-uuid.ts';

const id = '01a20fe5-96e3-7c1a-ad12-54c474e5b387';

test('an id in upper or lower case is a UUID', () => {
  expect([id, id.toUpperCase(), '00000000-0000-0000-0000-000000000000'].every(isUuid)).toBe(true);
});

test.each([
  ['nothing', ''],
  ['as many dashes', '-'.repeat(36)],
  ['dashes in other places', `${id.slice(1)}0`],
  ['letters that are no digits', id.replace('a', 'g')],
  ['a UUID after a space', ` ${id}`],
  ['a UUID with a line end', `${id}\n`],
  ['a UUID with an extra digit', `${id}0`],
])('%s is no UUID', (_, text) => {
  expect(isUuid(text)).toBe(false);
});

test('the UUID pattern is not repeated in other files', () => {
  const folders = ['app', 'components', 'core', 'db', 'platform', 'server', 'usecases'];
  const own = path.join('core', 'shared', 'is-uuid.ts');
  const writers = folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)),
    )
    .filter((file) => /\.tsx?$/.test(file) && file !== own)
    .filter((file) => /\[0-9a-f\]\{8\}|\[0-9a-f-\]\{36\}/i.test(readFileSync(file, 'utf8')));
  expect(writers).toEqual([]);
});
