import type { Editor } from '@tiptap/core';
import { createElement } from 'react';
import { expect, test } from 'vitest';
import type { TextTools } from '#components/editor/create-text-tools.ts';
import { FindPanel } from '#components/editor/find-panel.tsx';
import style from '#messages/vi/style.json' with { type: 'json' };
import { openScreen } from '#tests/support/browser/screen.ts';

test('a pending search runs before a replacement', async () => {
  Object.assign(window.HTMLElement.prototype, { select() {}, focus() {} });
  const done: unknown[] = [];
  const tools = {
    find: {
      search: (_view: unknown, query: string) => done.push(['search', query]),
      replaceAll: (_view: unknown, text: string) => done.push(['replaceAll', text]),
    },
  } as unknown as TextTools;
  const find = {
    ...{ isOpen: true, withReplace: true, query: 'cũ', count: 2, current: 1, asked: 1 },
    options: { matchAccents: false, matchCase: false, wholeWord: false },
  };
  const editor = { isEditable: true, view: {} } as unknown as Editor;
  const panel = (query: string) => createElement(FindPanel, { editor, tools, find: { ...find, query } });
  const screen = await openScreen(panel('cũ'));
  const [query] = screen.all('input');
  await screen.fill(query as HTMLElement, 'mới');
  await screen.press(screen.button(style.text.replaceAll));
  expect(done).toEqual([['search', 'mới']]);
  await screen.draw(panel('mới'));
  await screen.press(screen.button(style.text.replaceAll));
  expect(done).toEqual([
    ['search', 'mới'],
    ['replaceAll', ''],
  ]);
  await screen.close();
});
