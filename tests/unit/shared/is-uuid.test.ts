import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isUuid } from '#core/shared/is-uuid.ts';

const id = '01a20fe5-96e3-7c1a-ad12-54c474e5b387';

test('an id is one in letters of either size', () => {
  expect([id, id.toUpperCase(), '00000000-0000-0000-0000-000000000000'].every(isUuid)).toBe(true);
});

test.each([
  ['nothing', ''],
  ['as many dashes', '-'.repeat(36)],
  ['dashes in other places', `${id.slice(1)}0`],
  ['letters that are no digits', id.replace('a', 'g')],
  ['one with something before it', ` ${id}`],
  ['one with a line after it', `${id}\n`],
  ['one with a longer end', `${id}0`],
])('%s is none', (_, text) => {
  expect(isUuid(text)).toBe(false);
});

test('nobody writes the pattern of one out again', () => {
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
