import type { DomReader, HtmlWriter } from './block-type.ts';
import { attributeOf, type DomNode, tagOf } from './dom.ts';
import { chartHtml, readChart } from './html/chart-html.ts';
import { embedHtml, readEmbed } from './html/embed-html.ts';
import { factBoxHtml, readFactBox } from './html/fact-box-html.ts';
import { figureHtml, galleryHtml, readFigure, readGallery } from './html/figure-html.ts';
import { headingHtml, readHeading } from './html/heading-html.ts';
import { orderedListHtml, readBulletList, readOrderedList } from './html/list-html.ts';
import { pullQuoteHtml, readPullQuote } from './html/pull-quote-html.ts';
import { qaHtml, readQa } from './html/qa-html.ts';
import { readRelatedStory, relatedStoryHtml } from './html/related-story-html.ts';
import { cellHtml, readTable, tableHtml } from './html/table-html.ts';
import type { BlockNode, Inline } from './node.ts';

/** How a kind of block is rendered to HTML and parsed from it. */
type BlockHtml = {
  readonly write: (node: BlockNode, write: HtmlWriter) => string;
  /**
   * The blocks that an HTML element becomes; null where the element is not of this kind. Left out for a part
   * of another block, and for paragraphs: the parser ends a paragraph at each `p` and `div`.
   */
  readonly read?: (element: DomNode, read: DomReader) => BlockNode[] | null;
};

/**
 * The HTML of each kind of block. Elements are parsed in this order: our own `data-node` before plain tags.
 * Separate from `BLOCK_TYPES`, which the editor loads at once; it loads this code at the first paste.
 */
export const BLOCK_HTML: Readonly<Record<string, BlockHtml>> = {
  pullQuote: { write: pullQuoteHtml, read: readPullQuote },
  relatedStory: { write: relatedStoryHtml, read: readRelatedStory },
  privateNote: { write: () => '', read: readPrivateNote },
  factBox: { write: factBoxHtml, read: readFactBox },
  qa: { write: qaHtml, read: readQa },
  chart: { write: chartHtml, read: readChart },
  embed: { write: embedHtml, read: readEmbed },
  gallery: { write: galleryHtml, read: readGallery },
  figure: { write: (node, write) => figureHtml(node, write, write.photoSizes), read: readFigure },
  heading: { write: headingHtml, read: readHeading },
  bulletList: { write: (node, write) => `<ul>${write.blocks(node)}</ul>`, read: readBulletList },
  orderedList: { write: orderedListHtml, read: readOrderedList },
  blockquote: {
    write: (node, write) => `<blockquote>${write.blocks(node)}</blockquote>`,
    read: readBlockquote,
  },
  table: { write: tableHtml, read: readTable },
  divider: { write: () => '<hr>', read: readDivider },
  paragraph: { write: paragraphHtml },
  listItem: { write: (node, write) => `<li>${write.blocks(node)}</li>` },
  tableRow: { write: (node, write) => `<tr>${write.blocks(node)}</tr>` },
  tableHeader: { write: cellHtml },
  tableCell: { write: cellHtml },
  missingPicture: { write: () => '' },
  unknown: { write: () => '' },
};

function paragraphHtml(node: BlockNode, write: HtmlWriter): string {
  const html = write.inline(node);
  if (html === '') return '';
  return write.hasQuestions && isQuestion(node) ? `<p class="question">${html}</p>` : `<p>${html}</p>`;
}

/**
 * True for the question of an interview: a paragraph in bold that ends with a question mark. After the
 * question mark the name of the interviewer may follow without bold.
 */
function isQuestion({ content = [] }: BlockNode): boolean {
  const words = (content as readonly Inline[]).filter((node) => node.type === 'text');
  const plainAt = words.findIndex(({ marks = [] }) => !marks.some(({ type }) => type === 'bold'));
  if (plainAt < 0) return words.length > 0;
  return words[plainAt - 1]?.text.trimEnd().endsWith('?') ?? false;
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
