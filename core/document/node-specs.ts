import type { NodeSpec } from './block-type.ts';
import { BLOCK_TYPES } from './block-types.ts';

/**
 * What may stand where: every node of a body, by name, as ProseMirror is to know it. The editor's schema must
 * say the same (a test compares them), and `repairBody` makes any tree fit it.
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
