import { expect, test } from 'vitest';
import { ownLookScript } from '#core/reading/own-look.ts';

function lookWith(localStorage: unknown): Record<string, string> {
  const dataset: Record<string, string> = {};
  const run = new Function('localStorage', 'document', ownLookScript);
  run(localStorage, { documentElement: { dataset } });
  return dataset;
}

test.each([
  [
    { theme: 'dark', size: '4' },
    { theme: 'dark', size: '4' },
  ],
  [{ theme: 'light' }, { theme: 'light' }],
  [{ size: '1' }, { size: '1' }],
  [{}, {}],
  [{ theme: 'auto', size: '5' }, {}],
  [{ theme: '"><script>', size: '44' }, {}],
])('a reader who chose %j has a page that looks like %j', (chosen, look) => {
  expect(lookWith(chosen)).toEqual(look);
});

test('a browser that keeps nothing for us shows the page as it is', () => {
  expect(lookWith(null)).toEqual({});
  const refusing = new Proxy(
    {},
    {
      get: () => {
        throw new Error('SecurityError');
      },
    },
  );
  expect(lookWith(refusing)).toEqual({});
});

test('it can stand in HTML as it is', () => {
  expect(ownLookScript).not.toMatch(/<|&/);
});
