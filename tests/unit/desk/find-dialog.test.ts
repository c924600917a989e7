import { createElement } from 'react';
import { expect, test } from 'vitest';
import { PictureField } from '#components/desk/picture-field.tsx';
import { openScreen } from '#tests/support/screen.ts';

const nothing = async () => ({ ok: true as const, data: { items: [], nextCursor: null } });

test('Enter in the search of a dialog sends no form around it, whatever key is held', async () => {
  const heard: string[] = [];
  const field = createElement(PictureField, {
    ...{ name: 'pictureId', label: 'Ảnh', initial: null, findMedia: nothing as never },
  });
  const screen = await openScreen(createElement('form', { onKeyDown: () => heard.push('form') }, field));
  await screen.press(screen.button('Chọn ảnh'));
  const search = screen.one('input[type="search"]');
  for (const about of [{ key: 'Enter' }, { key: 'Enter', ctrlKey: true }]) {
    expect((await screen.happen(search, 'keydown', about)).defaultPrevented).toBe(true);
  }
  expect(heard).toEqual([]);
  expect((await screen.happen(search, 'keydown', { key: 'a' })).defaultPrevented).toBe(false);
  await screen.close();
});
