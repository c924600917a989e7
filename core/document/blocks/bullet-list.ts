import type { BlockType } from '../block-type.ts';
import { tagOf } from '../dom.ts';
import type { ListItem } from './list-item.ts';
import { readListItems } from './read-list-items.ts';

export type BulletList = { type: 'bulletList'; content: readonly ListItem[] };

export const bulletList: BlockType = {
  name: 'bulletList',
  content: 'listItem+',
  group: 'block list',
  attrs: {},
  shape: ({ z, only }) => z.strictObject({ type: z.literal('bulletList'), content: only('listItem').min(1) }),
  html: (node, write) => `<ul>${write.blocks(node)}</ul>`,
  text: (node, write) => write.blocks(node),
  parse: (element, read) => {
    if (!['ul', 'menu', 'dir'].includes(tagOf(element))) return null;
    const content = readListItems(element, read);
    return content.length === 0 ? [] : [{ type: 'bulletList', content }];
  },
};
