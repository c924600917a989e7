import { createElement } from 'react';
import { beforeEach, expect, test } from 'vitest';
import * as library from '#app/(desk)/actions/library.ts';
import { PictureField } from '#components/desk/media/picture-field.tsx';
import { SearchList } from '#components/editor/dialogs/search-list.tsx';
import { openScreen } from '#tests/support/browser/screen.ts';
import { stubActions } from '#tests/support/browser/stub-actions.ts';

beforeEach(() =>
  stubActions(library, { findMedia: async () => ({ ok: true, data: { items: [], nextCursor: null } }) }),
);

test('Enter in the search field of a dialog does not submit the surrounding form', async () => {
  const keyDowns: string[] = [];
  const field = createElement(PictureField, {
    ...{ name: 'pictureId', label: 'Ảnh', initial: null },
  });
  const screen = await openScreen(createElement('form', { onKeyDown: () => keyDowns.push('form') }, field));
  await screen.press(screen.button('Chọn ảnh'));
  const search = screen.one('dialog input');
  for (const about of [{ key: 'Enter' }, { key: 'Enter', ctrlKey: true }]) {
    expect((await screen.happen(search, 'keydown', about)).defaultPrevented).toBe(true);
  }
  expect(keyDowns).toEqual([]);
  expect((await screen.happen(search, 'keydown', { key: 'a' })).defaultPrevented).toBe(false);
  await screen.close();
});

test('Escape in a search field closes the dialog without clearing the field first', async () => {
  const list = createElement(SearchList, {
    ...{ label: 'Tìm', labels: {} as never, search: async () => [] },
    ...{ show: () => null, onPick() {} },
  });
  const chooser = createElement(PictureField, {
    ...{ name: 'pictureId', label: 'Ảnh', initial: null },
  });
  for (const part of [list, chooser]) {
    const screen = await openScreen(part);
    if (part === chooser) await screen.press(screen.button('Chọn ảnh'));
    const search = screen.one(part === chooser ? 'dialog input' : 'input');
    await screen.fill(search, 'chợ');
    // A field of type `search` uses the first Escape to clear itself.
    expect(search.getAttribute('type')).toBe('text');
    expect((await screen.happen(search, 'keydown', { key: 'Escape' })).defaultPrevented).toBe(false);
    await screen.close();
  }
});
