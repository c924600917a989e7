import { parseHTML } from 'linkedom';
import { expect, test, vi } from 'vitest';
import { blockField, fieldLimit } from '#components/editor/nodes/block-field.ts';
import type { BlockCard } from '#components/editor/nodes/block-view.ts';
import labels from '#messages/vi/editor.json' with { type: 'json' };

test('a field of a block accepts any pasted length and shows the excess', async () => {
  await fieldLimit.prepare();
  const { document, Event } = parseHTML('<!doctype html><html><body></body></html>');
  vi.stubGlobal('document', document);
  const node = { attrs: { credit: '' } };
  const dispatched: string[] = [];
  const tr = { setNodeAttribute: (_at: number, _name: string, value: string) => void dispatched.push(value) };
  const card = {
    editor: { isEditable: true, state: { tr }, view: { dispatch() {} } },
    ...{ parts: { labels }, node: () => node, position: () => 1 },
    follow: (show: (followed: typeof node) => void) => show(node),
  };
  const field = blockField(card as unknown as BlockCard, { name: 'credit', label: 'Nguồn', maxChars: 10 });
  const input = field.querySelector('input') as HTMLInputElement;
  expect(input.hasAttribute('maxlength')).toBe(false);
  const paste = (words: string) => {
    input.value = words;
    input.dispatchEvent(new Event('input') as never);
  };
  paste('Ảnh: Nguyễn An');
  expect(dispatched).toEqual(['Ảnh: Nguyễn An']);
  const note = field.querySelector(`[id="${input.getAttribute('aria-describedby')}"]`);
  expect(note?.textContent).toContain('Dài quá 4 ký tự (nhiều nhất 10)');
  expect(field.querySelector('[role="status"]')?.textContent).toContain('Dài quá 4 ký tự');
  paste('Nguyễn An');
  expect(note?.textContent).toBe('');
  expect(input.hasAttribute('aria-describedby')).toBe(false);
  vi.unstubAllGlobals();
});
