import { createElement } from 'react';
import { expect, test } from 'vitest';
import { RestoreDialog } from '#components/desk/article/restore-dialog.tsx';
import { openScreen } from '#tests/support/browser/screen.ts';

test('a restore without an answer can be repeated, and a refused one cannot', async () => {
  const codes = ['request.failed', 'request.faulty', 'article.newer-version'];
  let times = 0;
  const dialog = createElement(RestoreDialog, {
    ...{ name: 'Bản 1', nextNumber: 3, onRestored() {}, onRefused() {}, onClose() {} },
    restore: async () => {
      const code = codes[times] ?? '';
      times += 1;
      return { ok: false, error: { code, message: `Vì ${code}.` } } as const;
    },
  });
  const screen = await openScreen(dialog);
  const button = () => screen.one('.button-primary');
  for (const code of codes) {
    expect(button().hasAttribute('disabled')).toBe(false);
    await screen.press(button());
    await screen.settle();
    expect(screen.text()).toContain(`Vì ${code}.`);
  }
  expect(button().hasAttribute('disabled')).toBe(true);
  await screen.close();
});
