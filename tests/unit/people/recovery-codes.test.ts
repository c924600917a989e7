import { createElement } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { RecoveryCodes } from '#components/desk/factors/recovery-codes.tsx';
import { openScreen } from '#tests/support/browser/screen.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('the screen says whether the codes were copied', async () => {
  const held: string[] = [];
  const browsers = [
    [{ clipboard: { writeText: async (text: string) => held.push(text) } }, 'Đã sao chép.'],
    [{ clipboard: { writeText: () => Promise.reject(new Error('NotAllowedError')) } }, 'không cho sao chép'],
    // Over plain http.
    [{}, 'không cho sao chép'],
  ] as const;
  for (const [navigator, expected] of browsers) {
    vi.stubGlobal('navigator', navigator);
    const screen = await openScreen(createElement(RecoveryCodes, { codes: ['abcd', 'efgh'], onKept() {} }));
    await screen.press(screen.button('Sao chép'));
    await screen.settle();
    expect(screen.one('[role="status"]').textContent).toContain(expected);
    await screen.close();
  }
  expect(held).toEqual(['abcd\nefgh']);
});
