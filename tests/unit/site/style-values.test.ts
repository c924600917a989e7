import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (pattern: string) =>
  globSync(pattern, { cwd: root })
    .map((file) => readFileSync(path.join(root, file), 'utf8'))
    .join('\n');

test('every custom property that a style uses is set in a style or a script', () => {
  const styles = read('{app,components}/**/*.css');
  const scripts = read('{app,components,core,public}/**/*.{ts,tsx,js}');
  const named = new Set([...styles.matchAll(/var\((--[\w-]+)/g)].map(([, name = '']) => name));
  expect(named.size).toBeGreaterThan(20);
  const without = [...named].filter(
    (name) => !new RegExp(`${name}\\s*:`).test(styles) && !scripts.includes(`'${name}'`),
  );
  expect(without).toEqual([]);
});
