import { Table } from '@tiptap/extension-table';

/** Columns take the width of their text, as on the page; there is nothing to drag. */
export const table = Table.extend({
  addNodeView() {
    return null;
  },
  renderHTML() {
    return ['table', ['tbody', 0]];
  },
}).configure({ resizable: false });
