import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

/** The rows `| term | `file` | …` of the document. */
const ROWS = [
  ...readFileSync(path.join(root, 'docs/VOCABULARY.md'), 'utf8').matchAll(
    /^\| ([^|`]+?) +\| `([^`]+)` *\|/gm,
  ),
].map(([, term = '', file = '']) => ({ term, file }));

/** Finds a term in any case and form: `rate limit` also in `rateLimits`, `memoize` in `memoized`. */
function pattern(term: string): RegExp {
  return new RegExp(term.replace(/e$/, '').replace(/[ -]/g, '[\\s*/-]*'), 'i');
}

test('the vocabulary has rows', () => {
  expect(ROWS.length).toBeGreaterThan(60);
  expect(new Set(ROWS.map(({ term }) => term)).size).toBe(ROWS.length);
});

test.each(ROWS)('the term $term is in $file', ({ term, file }) => {
  expect(existsSync(path.join(root, file)), file).toBe(true);
  expect(readFileSync(path.join(root, file), 'utf8')).toMatch(pattern(term));
});
