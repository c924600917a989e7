import { createElement, type FunctionComponent, type ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { Dialog } from '#components/ui/dialog.tsx';
import { openScreen } from '#tests/support/browser/screen.ts';

type Props = { readonly title: string; readonly onClose: () => void; readonly children?: ReactNode };

test('Escape closes the top dialog, and not the dialog below it', async () => {
  const closed: string[] = [];
  const dialog = (title: string, inside: ReactNode) =>
    createElement(Dialog as FunctionComponent<Props>, { title, onClose: () => closed.push(title) }, inside);
  const screen = await openScreen(dialog('Sửa thẻ', dialog('Kho ảnh', 'Ảnh')));
  // As a browser dispatches it: on the dialog alone, without bubbling.
  const pressEscape = (title: string) => {
    const found = screen.all('dialog').find((each) => each.querySelector('h2')?.textContent === title);
    return screen.happen(found as HTMLElement, 'cancel', { bubbles: false });
  };
  await pressEscape('Kho ảnh');
  expect(closed).toEqual(['Kho ảnh']);
  expect((await pressEscape('Sửa thẻ')).defaultPrevented).toBe(true);
  expect(closed).toEqual(['Kho ảnh', 'Sửa thẻ']);
  await screen.close();
});

test('a dialog is closed while it is in the page, so that the browser restores the focus', async () => {
  const screen = await openScreen(
    createElement(Dialog as FunctionComponent<Props>, { title: 'Sửa thẻ', onClose: () => {} }),
  );
  let wasInPage = false;
  const close = vi.fn(function (this: HTMLElement) {
    wasInPage = this.isConnected;
  });
  Object.assign(screen.one('dialog'), { close });
  await screen.draw(null);
  expect(close).toHaveBeenCalledTimes(1);
  expect(wasInPage).toBe(true);
  await screen.close();
});
