import type { DomReader } from './block-type.ts';
import { idMaxLength } from './blocks/related-story.ts';
import { attributeOf, type DomNode, tagOf } from './dom.ts';
import type { BlockNode } from './node.ts';
import { readEmbed } from './readers/read-embed.ts';
import { readFactBox } from './readers/read-fact-box.ts';
import { readFigure, readGallery } from './readers/read-figure.ts';
import { readHeading } from './readers/read-heading.ts';
import { readBulletList, readOrderedList } from './readers/read-list.ts';
import { readPullQuote } from './readers/read-pull-quote.ts';
import { readTable } from './readers/read-table.ts';

/** The blocks that an element of foreign HTML stands for; null when it is none of this kind. */
type ReadBlock = (element: DomNode, read: DomReader) => BlockNode[] | null;

/**
 * How each kind of block is read from HTML, in the order in which they are asked: our own `data-node` marks before bare tags. A p is
 * where the reader ends a line, as it does at a div, so that loose text becomes a paragraph; lists and tables read their own
 * parts. Apart from `BLOCK_TYPES`, which the editor ships: it reads HTML once something is pasted.
 */
export const BLOCK_READERS: readonly ReadBlock[] = [
  readPullQuote,
  readRelatedStory,
  readPrivateNote,
  readFactBox,
  readEmbed,
  readGallery,
  readFigure,
  readHeading,
  readBulletList,
  readOrderedList,
  readBlockquote,
  readTable,
  readDivider,
];

function readRelatedStory(element: DomNode): BlockNode[] | null {
  const articleId = attributeOf(element, 'data-story');
  const isOurs = attributeOf(element, 'data-node') === 'relatedStory';
  if (!isOurs || articleId === '' || articleId.length > idMaxLength) return null;
  return [{ type: 'relatedStory', attrs: { articleId } }];
}

function readPrivateNote(element: DomNode, read: DomReader): BlockNode[] | null {
  if (attributeOf(element, 'data-node') !== 'privateNote') return null;
  const content = read.inline(element);
  return content.length === 0 ? [] : [{ type: 'privateNote', content }];
}

function readBlockquote(element: DomNode, read: DomReader): BlockNode[] | null {
  if (tagOf(element) !== 'blockquote') return null;
  const content = read.blocks(element);
  return content.length === 0 ? [] : [{ type: 'blockquote', content }];
}

function readDivider(element: DomNode): BlockNode[] | null {
  return tagOf(element) === 'hr' ? [{ type: 'divider' }] : null;
}
