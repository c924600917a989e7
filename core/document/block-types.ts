import type { BlockType, NodeSpec } from './block-type.ts';
import { type Blockquote, blockquote } from './blocks/blockquote.ts';
import { type BulletList, bulletList } from './blocks/bullet-list.ts';
import { type Chart, chart } from './blocks/chart.ts';
import { type Divider, divider } from './blocks/divider.ts';
import { type Embed, embed } from './blocks/embed.ts';
import { type FactBox, factBox } from './blocks/fact-box.ts';
import { type Figure, figure } from './blocks/figure.ts';
import { type Gallery, gallery } from './blocks/gallery.ts';
import { type Heading, heading } from './blocks/heading.ts';
import { listItem } from './blocks/list-item.ts';
import { type MissingPicture, missingPicture } from './blocks/missing-picture.ts';
import { type OrderedList, orderedList } from './blocks/ordered-list.ts';
import { type Paragraph, paragraph } from './blocks/paragraph.ts';
import { type PrivateNote, privateNote } from './blocks/private-note.ts';
import { type PullQuote, pullQuote } from './blocks/pull-quote.ts';
import { type Qa, qa } from './blocks/qa.ts';
import { type RelatedStory, relatedStory } from './blocks/related-story.ts';
import { type Table, table } from './blocks/table.ts';
import { tableCell } from './blocks/table-cell.ts';
import { tableHeader } from './blocks/table-header.ts';
import { tableRow } from './blocks/table-row.ts';
import { type Unknown, unknown } from './blocks/unknown.ts';

/**
 * Every kind of block. CONTRIBUTING.md lists the files that a new one needs; tests fail while one is missing.
 */
export const BLOCK_TYPES: readonly BlockType[] = [
  pullQuote,
  relatedStory,
  privateNote,
  factBox,
  qa,
  chart,
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

/** A block that may be top-level in a body. */
export type Block =
  | Paragraph
  | Heading
  | BulletList
  | OrderedList
  | Blockquote
  | PullQuote
  | Figure
  | Gallery
  | MissingPicture
  | FactBox
  | Qa
  | Chart
  | PrivateNote
  | Table
  | Embed
  | RelatedStory
  | Divider
  | Unknown;

const BY_NAME: ReadonlyMap<string, BlockType> = new Map(BLOCK_TYPES.map((type) => [type.name, type]));

/** The type of that name, or undefined if this version does not know it. */
export function findBlockType(name: string): BlockType | undefined {
  return BY_NAME.get(name);
}

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
