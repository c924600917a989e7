import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { queryValue, queryValues } from '#app/_shell/shared/query-value.ts';

const query = Promise.resolve({ q: ['lũ', 'hạn'], cursor: 'a', view: undefined });

test('of a repeated query parameter the first value counts', async () => {
  expect(await queryValue(query, 'q')).toBe('lũ');
  expect(await queryValue(query, 'cursor')).toBe('a');
  expect(await queryValue(query, 'none')).toBeUndefined();
  expect(await queryValues(query)).toEqual({ q: 'lũ', cursor: 'a' });
});

test('every page of the desk and of sign-in reads its query through PageQuery', () => {
  const pages = globSync('app/{(desk),(auth)}/**/page.tsx').filter((file) =>
    readFileSync(file, 'utf8').includes('searchParams'),
  );
  expect(pages.length).toBeGreaterThan(15);
  const own = pages.filter((file) => {
    const code = readFileSync(file, 'utf8');
    return !code.includes('searchParams: PageQuery') || /await searchParams\b/.test(code);
  });
  expect(own).toEqual([]);
});
