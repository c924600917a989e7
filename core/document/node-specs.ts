import type { NodeSpec } from './block-type.ts';
import { BLOCK_TYPES } from './block-types.ts';

/**
 * The content rules of every node of a body, by name, for ProseMirror. A test compares them with the editor's
 * schema, and `repairBody` makes any tree conform.
 */
export const NODE_SPECS: Readonly<Record<string, NodeSpec>> = {
  doc: { content: 'block+', group: '', attrs: {} },
  text: { content: '', group: 'inline', attrs: {} },
  hardBreak: { content: '', group: 'inline', attrs: {} },
  footnote: { content: '', group: 'inline', attrs: { text: '' } },
  ...Object.fromEntries(
    BLOCK_TYPES.map(({ name, content, group, attrs }): [string, NodeSpec] => [
      name,
      { content, group, attrs },
    ]),
  ),
};
