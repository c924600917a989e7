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

/** The blocks that an HTML element is converted to; null when the element is not of this kind. */
type ReadBlock = (element: DomNode, read: DomReader) => BlockNode[] | null;

/**
 * HTML parsers for each kind of block, tried in this order: our own `data-node` attributes before plain tags.
 * Paragraphs have no parser: the reader ends a paragraph at each `p` and `div`, so that loose text becomes
 * one too. Lists and tables parse their own parts. Not in `BLOCK_TYPES`, so that the editor loads this code
 * only on the first paste.
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
