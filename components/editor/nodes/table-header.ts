import { TableHeader } from '@tiptap/extension-table';
import { spanAttributes } from './table-cell.ts';

export const tableHeader = TableHeader.extend({ addAttributes: spanAttributes });
