import type { DomReader } from './block-type.ts';
import { BLOCK_TYPES } from './block-types.ts';
import { cellsOf, rowsOf } from './blocks/table.ts';
import { type Block, type Body, bodySchemaNumber, emptyBody } from './body.ts';
import { blockText } from './body-text.ts';
import { attributeOf, childrenOf, type DomNode, isElement, isText, styleOf, tagOf } from './dom.ts';
import type { BlockNode, Inline, Mark } from './node.ts';
import { type PhotoLine, readPhotoLine } from './read-photo-line.ts';
import { isRelatedLabel, readRelatedLine } from './read-related-line.ts';
import { safeHref } from './safe-href.ts';
import { tidyInline } from './tidy-inline.ts';
import { tidyText } from './tidy-text.ts';
import { nestWordList, readWordItem, type WordItem } from './word-list.ts';

/** What foreign HTML turned out to be: the body, lines that point to other stories, the lead photo's line. */
export type BodyFromDom = { body: Body; related: string[]; lead?: PhotoLine };

/**
 * Reads the inside of `root` (a body element, a fragment, a pasted document). Structure is kept, everything
 * that a story cannot hold (scripts, handlers, styles, forms, frames, images of elsewhere) has no way in:
 * the result is built from text and from the few attributes that block types ask for.
 */
export function bodyFromDom(root: DomNode): BodyFromDom {
  const found: Found = { related: [], depth: 0, nesting: 0 };
  const blocks = readBlocks(root, found);
  const { content, lead, related } = takeLines(blocks as Block[]);
  const body: Body = { type: 'doc', schema: bodySchemaNumber, content };
  return {
    body: content.length > 0 ? body : emptyBody,
    related: [...found.related, ...related],
    ...((found.lead ?? lead) && { lead: found.lead ?? lead }),
  };
}

/** What the reading meets besides blocks. */
type Found = { related: string[]; lead?: PhotoLine; depth: number; nesting: number };

/** Deeper than any document that a person wrote: below it only the text is taken. */
const maxDepth = 200;
/** Nodes in nodes above which structure is flattened, so that a body with Word's nine levels keeps to its limit. */
const maxNesting = 18;
const maxRelatedLength = 800;

const DROPPED = new Set(
  'script style head title meta link base noscript template iframe frame frameset object embed applet param svg math canvas audio video source track map area select option textarea input button datalist progress meter dialog del xml rp rt nav'.split(
    ' ',
  ),
);

const CONTAINERS = new Set(
  'html body div section article main header footer aside p center address figure figcaption fieldset form details summary dl dt dd tr td th tbody thead tfoot caption li pre hgroup search label legend'.split(
    ' ',
  ),
);

/** Collects blocks in order; loose inline content between them becomes paragraphs. */
class Collector {
  private blocks: BlockNode[] = [];
  private line: Inline[] = [];
  private wordItems: WordItem[] = [];

  addInline(node: Inline): void {
    const isSecondBreak = node.type === 'hardBreak' && this.line.at(-1)?.type === 'hardBreak';
    if (isSecondBreak) this.endLine();
    else this.line.push(node);
  }

  addBlocks(blocks: readonly BlockNode[]): void {
    this.endLine();
    this.endWordList();
    this.blocks.push(...blocks);
  }

  isEmpty(): boolean {
    return this.blocks.length === 0 && this.wordItems.length === 0 && tidyInline(this.line).length === 0;
  }

  addWordItem(item: WordItem): void {
    this.endLine();
    this.wordItems.push(item);
  }

  endLine(): void {
    const content = tidyInline(this.line);
    this.line = [];
    if (content.length === 0) return;
    this.endWordList();
    this.blocks.push({ type: 'paragraph', content });
  }

  end(): BlockNode[] {
    this.endLine();
    this.endWordList();
    return this.blocks;
  }

  private endWordList(): void {
    if (this.wordItems.length === 0) return;
    this.blocks.push(...nestWordList(this.wordItems));
    this.wordItems = [];
  }
}

function readBlocks(element: DomNode, found: Found): BlockNode[] {
  const collector = new Collector();
  walk(element, [], collector, found);
  return collector.end();
}

function walk(parent: DomNode, marks: readonly Mark[], into: Collector, found: Found): void {
  if (found.depth > maxDepth) {
    addText(parent.textContent ?? '', marks, into);
    return;
  }
  found.depth += 1;
  for (const child of childrenOf(parent)) {
    if (isText(child)) addText(child.textContent ?? '', marks, into);
    else if (isElement(child) && !isDropped(child)) readElement(child, marks, into, found);
  }
  found.depth -= 1;
}

function readElement(element: DomNode, marks: readonly Mark[], into: Collector, found: Found): void {
  const tag = tagOf(element);
  if (tag === 'br') {
    into.addInline({ type: 'hardBreak' });
    return;
  }
  const wordItem = readWordItem(element);
  if (wordItem) {
    const content = tidyInline(readInline(wordItem.rest, found));
    if (content.length > 0) into.addWordItem({ ...wordItem, content });
    return;
  }
  const sole = tag === 'table' ? soleCellOf(element) : null;
  const blocks = sole ? readSoleCell(sole, into, found) : parseBlock(element, found);
  if (blocks) {
    into.addBlocks(blocks);
  } else if (CONTAINERS.has(tag)) {
    into.endLine();
    walk(element, marks, into, found);
    into.endLine();
  } else {
    walk(element, [...marks, ...marksOf(element)], into, found);
  }
}

function parseBlock(element: DomNode, found: Found): BlockNode[] | null {
  const cost = nodesPerElement[tagOf(element)] ?? 1;
  if (found.nesting + cost > maxNesting) return null;
  const read: DomReader = {
    inline: (inside) => tidyInline(readInline(inside, found)),
    blocks: (inside) => readBlocks(inside, found),
  };
  found.nesting += cost;
  let blocks: BlockNode[] | null = null;
  for (const type of BLOCK_TYPES) blocks ??= type.parse(element, read);
  found.nesting -= cost;
  return blocks;
}

/** A table is table, row and cell; a list is list and item. */
const nodesPerElement: Readonly<Record<string, number>> = { table: 3, ul: 2, ol: 2, menu: 2, dir: 2 };

/** Everything inside as one line: blocks within are joined by a break. */
function readInline(element: DomNode, found: Found): Inline[] {
  const lines = readBlocks(element, found).flatMap(linesIn);
  return lines.flatMap((line, index): Inline[] => (index === 0 ? line : [{ type: 'hardBreak' }, ...line]));
}

function linesIn(node: BlockNode): Inline[][] {
  const content = node.content ?? [];
  const isLine = content.every((child) => child.type === 'text' || child.type === 'hardBreak');
  if (isLine) return content.length > 0 ? [content as Inline[]] : [];
  return (content as BlockNode[]).flatMap(linesIn);
}

function addText(text: string, marks: readonly Mark[], into: Collector): void {
  const tidy = tidyText(text);
  if (tidy === '') return;
  // Space between blocks is layout of the source, not text.
  into.addInline({ type: 'text', text: tidy, ...(marks.length > 0 && { marks: distinct(marks) }) });
}

/** One of each, in a fixed order; of links in links the inner one counts. */
function distinct(marks: readonly Mark[]): Mark[] {
  return (['link', 'bold', 'italic'] as const).flatMap((type) => {
    const mark = marks.findLast((each) => each.type === type);
    return mark ? [mark] : [];
  });
}

function marksOf(element: DomNode): Mark[] {
  const tag = tagOf(element);
  const style = styleOf(element);
  const marks: Mark[] = [];
  // Google Docs wraps a whole paste in a b that its style makes light again.
  const isLight = /font-weight:(?:normal|[1-5]00)/.test(style);
  const isBold = tag === 'b' || tag === 'strong' || /font-weight:(?:bold|[6-9]00)/.test(style);
  if (isBold && !isLight) marks.push({ type: 'bold' });
  const isUpright = style.includes('font-style:normal');
  const isItalic = ['i', 'em', 'cite', 'dfn'].includes(tag) || /font-style:(?:italic|oblique)/.test(style);
  if (isItalic && !isUpright) marks.push({ type: 'italic' });
  const href = tag === 'a' ? safeHref(attributeOf(element, 'href')) : null;
  if (href) marks.push({ type: 'link', attrs: { href } });
  return marks;
}

function isDropped(element: DomNode): boolean {
  const tag = tagOf(element);
  if (DROPPED.has(tag.replace(/^.*:/, '')) && tag !== 'o:p') return true;
  const style = styleOf(element);
  return (
    /display:none|mso-hide:all|mso-list:ignore|mso-element:(?:comment|footnote-separator)/.test(style) ||
    /\bMsoComment(?:Reference|Text)\b/.test(attributeOf(element, 'class'))
  );
}

/** The one cell of a table that holds any text: a box around a link, a photo above its caption. */
function soleCellOf(element: DomNode): DomNode | null {
  const cells = rowsOf(element).flatMap(cellsOf);
  const [cell, second] = cells.filter((each) => tidyText(each.textContent ?? '').trim() !== '');
  return cell && !second && tagOf(cell) === 'td' ? cell : null;
}

/** A caption or a line to another story, which are noted; or (longer) mere layout: its content as it is. */
function readSoleCell(sole: DomNode, into: Collector, found: Found): BlockNode[] {
  const blocks = readBlocks(sole, found);
  const text = tidyText(blocks.map(blockText).join(' ')).trim();
  const photo = readPhotoLine(text);
  if (photo && !found.lead && into.isEmpty()) {
    found.lead = photo;
    return [];
  }
  if (photo || text === '' || text.length > maxRelatedLength || blocks.length > 4) return blocks;
  found.related.push(readRelatedLine(text) ?? text);
  return [];
}

/** Takes the lead photo's line and the lines to other stories out of what was read. */
function takeLines(blocks: readonly Block[]): { content: Block[]; related: string[]; lead?: PhotoLine } {
  const first = blocks[0];
  const lead = first?.type === 'paragraph' ? readPhotoLine(blockText(first)) : null;
  const content: Block[] = [];
  const related: string[] = [];
  let isAfterLabel = false;
  for (const block of lead ? blocks.slice(1) : blocks) {
    const isLine = block.type === 'paragraph' || block.type === 'heading';
    const line = isLine ? readRelatedLine(blockText(block)) : null;
    const isListed = isAfterLabel && (block.type === 'bulletList' || block.type === 'orderedList');
    if (isListed) {
      content.pop();
      related.push(...block.content.map((item) => tidyText(blockText(item)).trim()).filter(Boolean));
    } else if (line !== null) related.push(tidyText(line));
    else content.push(block);
    isAfterLabel = isLine && isRelatedLabel(blockText(block));
  }
  return { content, related, ...(lead && { lead }) };
}
