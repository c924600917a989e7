import type { EditorView } from '@tiptap/pm/view';
import { expect, test } from 'vitest';
import { addressInText } from '#components/editor/nodes/link.ts';
import { insertAddress } from '#components/editor/pasting/insert-address.ts';
import { openEditor, storyOf } from '#tests/support/collab/writer.ts';

const addressesIn = (text: string) => [...text.matchAll(addressInText)].map(([address]) => address);

test('an address ends at a line break, a footnote or an invalid character', () => {
  expect(addressesIn('Ảnh https://bao.example/a.jpg\uFFFCĐặc phái viên')).toEqual([
    'https://bao.example/a.jpg',
  ]);
  expect(addressesIn('https://bao.example/a\u0000b https://bao.example/c\u200B.')).toEqual([
    'https://bao.example/a',
    'https://bao.example/c',
  ]);
  expect(addressesIn('(xem https://bao.example/đê?x=1).')).toEqual(['https://bao.example/đê?x=1']);
});

test('an address followed by a word is not pasted as a link', async () => {
  const view = (await openEditor(storyOf(''))).view as EditorView;
  const clipboard = (text: string) => ({
    getData: (type: string) => (type === 'text/plain' ? text : ''),
    files: [],
  });
  expect(insertAddress(view, clipboard('https://bao.example/a.jpg\uFFFCĐặc'))).toBe(false);
  expect(insertAddress(view, clipboard('https://bao.example/a.jpg'))).toBe(true);
});
