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
])('with the preferences %j the page has the look %j', (chosen, look) => {
  expect(lookWith(chosen)).toEqual(look);
});

test('without localStorage the page keeps its default look', () => {
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

test('the script needs no escaping in HTML', () => {
  expect(ownLookScript).not.toMatch(/<|&/);
});
