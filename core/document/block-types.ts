import type { BlockType } from './block-type.ts';
import { blockquote } from './blocks/blockquote.ts';
import { bulletList } from './blocks/bullet-list.ts';
import { divider } from './blocks/divider.ts';
import { embed } from './blocks/embed.ts';
import { factBox } from './blocks/fact-box.ts';
import { figure } from './blocks/figure.ts';
import { gallery } from './blocks/gallery.ts';
import { heading } from './blocks/heading.ts';
import { listItem } from './blocks/list-item.ts';
import { missingPicture } from './blocks/missing-picture.ts';
import { orderedList } from './blocks/ordered-list.ts';
import { paragraph } from './blocks/paragraph.ts';
import { privateNote } from './blocks/private-note.ts';
import { pullQuote } from './blocks/pull-quote.ts';
import { relatedStory } from './blocks/related-story.ts';
import { table } from './blocks/table.ts';
import { tableCell } from './blocks/table-cell.ts';
import { tableHeader } from './blocks/table-header.ts';
import { tableRow } from './blocks/table-row.ts';
import { unknown } from './blocks/unknown.ts';

/**
 * Every kind of block. A new block needs a file in `blocks/`, an entry here, in `BLOCK_HTML` and in `BLOCK_READERS`, and an editor
 * extension of the same name.
 */
export const BLOCK_TYPES: readonly BlockType[] = [
  pullQuote,
  relatedStory,
  privateNote,
  factBox,
  embed,
  gallery,
  figure,
  missingPicture,
  heading,
  paragraph,
  bulletList,
  orderedList,
  listItem,
  blockquote,
  table,
  tableRow,
  tableHeader,
  tableCell,
  divider,
  unknown,
];

const BY_NAME: ReadonlyMap<string, BlockType> = new Map(BLOCK_TYPES.map((type) => [type.name, type]));

/** The type of that name, or undefined if this version does not know it. */
export function findBlockType(name: string): BlockType | undefined {
  return BY_NAME.get(name);
}
