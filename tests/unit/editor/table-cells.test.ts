import { tableEditingKey } from '@tiptap/pm/tables';
import { expect, test } from 'vitest';
import { cellsKey } from '#components/editor/tables/table-cells.ts';

test('the table tools use the same plugin key as prosemirror-tables', () => {
  expect(cellsKey.key).toBe((tableEditingKey as unknown as { key: string }).key);
});
