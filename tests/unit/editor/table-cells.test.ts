import { tableEditingKey } from '@tiptap/pm/tables';
import { expect, test } from 'vitest';
import { cellsKey } from '#components/editor/tables/table-cells.ts';

test('the tools for tables find their own state in an editor that stood before they came', () => {
  expect(cellsKey.key).toBe((tableEditingKey as unknown as { key: string }).key);
});
