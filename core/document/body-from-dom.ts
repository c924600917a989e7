import { isRelatedLabel, readRelatedLine } from '#core/interchange/related-label.ts';
import { BLOCK_HTML } from './block-html.ts';
import type { DomReader } from './block-type.ts';
import type { Block } from './block-types.ts';
import { type Body, bodySchemaNumber, emptyBody } from './body.ts';
import { blockText } from './body-text.ts';
import {
  attributeOf,
  childrenOf,
  type DomNode,
  findElements,
  isElement,
  isText,
  styleOf,
  tagOf,
} from './dom.ts';
import { embedProvider } from './embed-providers.ts';
import { cellsOf, rowsOf } from './html/table-html.ts';
import { footnoteMaxLength, inlineText } from './inline.ts';
import type { BlockNode, Inline, Mark } from './node.ts';
import { creditOf, isCaption, isCredit } from './paste/caption-words.ts';
import { readFlatList } from './paste/flat-list.ts';
import { marksInside } from './paste/inline-marks.ts';
import { isDropped } from './paste/is-dropped.ts';
import { LineCollector } from './paste/line-collector.ts';
import { readImage, type SeenPicture } from './paste/read-picture.ts';
import { readRelatedBox } from './paste/related-box.ts';
import { withHeads } from './paste/table-heads.ts';
import {
  captionName,
  type FoundPicture,
  leavePictures,
  pictureName,
  takePictures,
} from './paste/take-pictures.ts';
import { footnoteReference, isFootnotePart, readFootnotes } from './paste/word-footnotes.ts';
import { readWordContinuation, readWordItem } from './paste/word-list.ts';
import { type LeadLine, readPhotoLine, type SetAside } from './read-photo-line.ts';
import { tidyInline } from './tidy-inline.ts';
import { tidyText } from './tidy-text.ts';

/** The result of parsing foreign HTML: the body, lines that lead to other stories, the lead photo's line. */
export type BodyFromDom = {
  body: Body;
  related: string[];
  lead?: LeadLine;
  /** With `pictures: 'take'`: the sources of the body's missing pictures. */
  pictures: FoundPicture[];
  /** Otherwise: the distinct pictures that were left out. */
  leftPictures: SeenPicture[];
};

/**
 * Parses the children of `root` (a body element, a fragment, a pasted document). Keeps the structure; the
 * result is built only from text and the attributes that block types read. So scripts, event handlers,
 * styles, forms and frames cannot enter. Foreign pictures are left out and listed in `leftPictures`. If the
 * caller can fetch them, they are listed in `pictures`, each with a missing picture in its place.
 */
export function bodyFromDom(
  root: DomNode,
  { pictures: wanted = 'leave', setAside = 'all' }: { pictures?: 'leave' | 'take'; setAside?: SetAside } = {},
): BodyFromDom {
  const takes = wanted === 'take';
  const found: Found = {
    ...{ takes, setAside, related: [], leftPictures: new Map(), depth: 0, nesting: 0, aside: [] },
    notes: readFootnotes(root),
  };
  const read = readBlocks(root, found);
  const { blocks, pictures } = takes ? takePictures(read) : { blocks: leavePictures(read), pictures: [] };
  const { content, lead, related } = takeLines(blocks as Block[], setAside);
  const body: Body = { type: 'doc', schema: bodySchemaNumber, content };
  return {
    body: content.length > 0 ? body : emptyBody,
    related: [...found.related, ...related],
    pictures,
    leftPictures: [...found.leftPictures.values()],
    ...((found.lead ?? lead) && { lead: found.lead ?? lead }),
  };
}

/** State that parsing collects besides blocks. */
type Found = {
  readonly takes: boolean;
  readonly setAside: SetAside;
  readonly notes: ReadonlyMap<string, string>;
  related: string[];
  lead?: LeadLine;
  readonly leftPictures: Map<string, SeenPicture>;
  depth: number;
  nesting: number;
  /** Pictures from a line that cannot hold any (a heading, a quote); they follow that line's block. */
  aside: BlockNode[];
};

/** Where the children of an element go, and the marks of its text. */
type Place = { readonly marks: readonly Mark[]; readonly into: LineCollector; readonly found: Found };

/** Deeper than any document written by a person; below it only the text is taken. */
const maxDepth = 200;
/**
 * The nesting above which structure is flattened, so that a body with Word's nine levels stays within its
 * limit.
 */
const maxNesting = 18;
const maxRelatedLength = 800;

const CONTAINERS = new Set(
  'html body div section article main header footer aside p center address figure figcaption fieldset form details summary dl dt dd tr td th tbody thead tfoot caption li pre hgroup search label legend ul ol menu dir table blockquote h1 h2 h3 h4 h5 h6'.split(
    ' ',
  ),
);

function readBlocks(element: DomNode, found: Found): BlockNode[] {
  const collector = new LineCollector();
  walk(element, { marks: [], into: collector, found });
  return collector.end();
}

function walk(parent: DomNode, place: Place): void {
  const { marks, into, found } = place;
  if (found.depth > maxDepth) {
    addText(parent.textContent ?? '', marks, into);
    return;
  }
  found.depth += 1;
  const keepsLines = tagOf(parent) === 'pre' || /white-space:pre/.test(styleOf(parent));
  for (const child of childrenOf(parent)) {
    if (isText(child)) addLines(child.textContent ?? '', { marks, keepsLines }, into);
    else if (isElement(child) && !isDropped(child)) readElement(child, place);
  }
  found.depth -= 1;
}

function readElement(element: DomNode, place: Place): void {
  const { into, found } = place;
  const tag = tagOf(element);
  if (tag === 'br' && /page-break-/.test(styleOf(element))) into.endLine();
  else if (tag === 'br') into.addInline({ type: 'hardBreak' });
  else if (tag === 'img') addImage(element, place);
  else if (isFootnotePart(element)) readFootnotePart(element, place);
  else if (!addNote(element, into, found) && !addListItems(element, into, found)) {
    readOther(element, place);
  }
}

function readOther(element: DomNode, place: Place): void {
  const { into, found } = place;
  const inside = { ...place, marks: marksInside(element, place.marks) };
  const related = found.setAside === 'none' ? null : readRelatedBox(element);
  if (related) {
    found.related.push(...related);
    return;
  }
  const blocks = blocksOf(element, into, found);
  if (blocks) {
    into.addBlocks(blocks);
    into.addBlocks(found.aside.splice(0));
  } else if (CONTAINERS.has(tagOf(element))) {
    into.endLine();
    walk(element, inside);
    into.endLine();
  } else {
    walk(element, inside);
  }
}

/** The blocks that an element maps to; null if only its children count. */
function blocksOf(element: DomNode, into: LineCollector, found: Found): BlockNode[] | null {
  if (tagOf(element) === 'table') {
    const layout = readLayoutTable(element, into, found);
    if (layout) return layout;
  }
  const own = parseBlock(tagOf(element) === 'table' ? withHeads(element) : element, found);
  if (own) return [...titleOf(element, found), ...own];
  if (tagOf(element) === 'figure') return readFigure(element, found);
  return isCaption(element) ? readCaption(element, found) : null;
}

/** The caption of a table becomes a line above it. */
function titleOf(table: DomNode, found: Found): BlockNode[] {
  if (tagOf(table) !== 'table') return [];
  const title = childrenOf(table).find((child) => tagOf(child) === 'caption');
  return title ? readBlocks(title, found) : [];
}

function parseBlock(element: DomNode, found: Found): BlockNode[] | null {
  const cost = nodesPerElement[tagOf(element)] ?? 1;
  if (found.nesting + cost > maxNesting) return null;
  const read: DomReader = {
    embedProvider,
    inline: (inside) => tidyInline(readInline(inside, found)),
    blocks: (inside) => readBlocks(inside, found),
  };
  found.nesting += cost;
  let blocks: BlockNode[] | null = null;
  for (const { read: readBlock } of Object.values(BLOCK_HTML)) blocks ??= readBlock?.(element, read) ?? null;
  found.nesting -= cost;
  return blocks;
}

/** A table nests table, row and cell; a list nests list and item. */
const nodesPerElement: Readonly<Record<string, number>> = { table: 3, ul: 2, ol: 2, menu: 2, dir: 2 };

/**
 * Adds a Word paragraph that is a list item or continues one, or the items of a list with explicit levels.
 */
function addListItems(element: DomNode, into: LineCollector, found: Found): boolean {
  const flat = readFlatList(element);
  for (const { element: item, level, marker } of flat ?? []) {
    const content = readBlocks(item, found);
    if (content.length > 0) into.addItem({ kind: 'item', level, marker, content });
  }
  if (flat) return true;
  const word = readWordItem(element);
  if (word) {
    const content = readBlocks(element, found);
    const { level, marker } = word;
    if (content.length > 0) into.addItem({ kind: 'item', level, marker, content }, word.margin);
    return true;
  }
  const margin = readWordContinuation(element);
  const level = margin === null ? null : into.levelAt(margin);
  if (level === null) return false;
  const content = readBlocks(element, found);
  if (content.length > 0) into.addItem({ kind: 'more', level, content });
  return true;
}

function addImage(element: DomNode, { marks, into, found }: Place): void {
  const image = readImage(element);
  if (image.kind === 'text') addText(image.text, marks, into);
  if (image.kind !== 'picture') return;
  if (found.takes) into.addPicture({ type: pictureName, attrs: { ...image.picture, credit: '' } });
  else found.leftPictures.set(image.picture.src, image.picture);
}

/** A footnote in the text: our own, or a reference to a note at the end of the document. */
function addNote(element: DomNode, into: LineCollector, found: Found): boolean {
  const own = tidyText(attributeOf(element, 'data-footnote')).trim().slice(0, footnoteMaxLength);
  const text = own || found.notes.get(footnoteReference(element) ?? '');
  if (!text) return false;
  into.addInline({ type: 'footnote', attrs: { text } });
  return true;
}

/**
 * Footnotes are inline now, so the notes and the rule above them are skipped. Their container may hold other
 * text, which is kept.
 */
function readFootnotePart(element: DomNode, place: Place): void {
  const isNote = findElements(element, isFootnotePart).length === 0;
  if (isNote) return;
  const inside = childrenOf(element).filter((child) => tagOf(child) !== 'hr');
  walk({ nodeType: 1, nodeName: 'DIV', textContent: null, childNodes: inside }, place);
}

/** All text inside as one line; inner blocks are joined by a break. */
function readInline(element: DomNode, found: Found): Inline[] {
  const blocks = readBlocks(element, found);
  found.aside.push(...blocks.filter((block) => block.type === pictureName));
  const lines = blocks.filter((block) => block.type !== pictureName).flatMap(linesIn);
  return lines.flatMap((line, index): Inline[] => (index === 0 ? line : [{ type: 'hardBreak' }, ...line]));
}

function linesIn(node: BlockNode): Inline[][] {
  const content = node.content ?? [];
  if (content.every(isInlineNode)) return content.length > 0 ? [content as Inline[]] : [];
  return (content as BlockNode[]).flatMap(linesIn);
}

function isInlineNode(node: BlockNode | Inline): boolean {
  return node.type === 'text' || node.type === 'hardBreak' || node.type === 'footnote';
}

/** Line ends count if the source preserves them; Pages and old Word use separators instead. */
function addLines(
  text: string,
  { marks, keepsLines }: { marks: readonly Mark[]; keepsLines: boolean },
  into: LineCollector,
): void {
  const lines = text.split(keepsLines ? /\r\n|[\n\r\v\u2028\u2029]/u : /[\v\u2028\u2029]/u);
  for (const [index, line] of lines.entries()) {
    if (index > 0) into.addInline({ type: 'hardBreak' });
    addText(line, marks, into);
  }
}

function addText(text: string, marks: readonly Mark[], into: LineCollector): void {
  const tidy = tidyText(text);
  if (tidy !== '')
    into.addInline({ type: 'text', text: tidy, ...(marks.length > 0 && { marks: [...marks] }) });
}

/** A photo with its caption. A figure without a photo (a table, a poem) is only a wrapper. */
function readFigure(figure: DomNode, found: Found): BlockNode[] | null {
  const blocks = readBlocks(figure, found);
  const isPhoto = blocks.some((block) => block.type === pictureName);
  if (!isPhoto) return blocks;
  // The caption may precede the photo in the source; it is expected after it.
  const captions = blocks.filter((block) => block.type === captionName);
  return [...blocks.filter((block) => block.type !== captionName), ...joined(captions)];
}

function joined(captions: readonly BlockNode[]): BlockNode[] {
  const lines = captions.map((caption) => (caption.content ?? []) as readonly Inline[]);
  const content = lines.flatMap((line, at): Inline[] =>
    at === 0 ? [...line] : [{ type: 'text', text: ' ' }, ...line],
  );
  return content.length === 0 ? [] : [{ type: captionName, content: tidyInline(content) }];
}

/** A caption; its photographer may be in an element of its own. */
function readCaption(element: DomNode, found: Found): BlockNode[] {
  const line = tidyInline(readInline(element, found));
  const credit =
    findElements(element, isCredit).map((each) => tidyText(each.textContent ?? '').trim())[0] ?? '';
  const text = inlineText(line);
  const isNamed = credit !== '' && text.endsWith(credit) && !/^[([]/.test(credit) && creditOf(credit) !== '';
  if (line.length === 0) return [];
  if (!isNamed) return [{ type: captionName, content: line }];
  const before = readInlineWithout(line, text.length - credit.length);
  return [{ type: captionName, content: [...before, { type: 'text', text: ` (Ảnh: ${creditOf(credit)})` }] }];
}

function readInlineWithout(line: readonly Inline[], length: number): Inline[] {
  let left = length;
  const kept = line.flatMap((node): Inline[] => {
    const size = node.type === 'text' ? node.text.length : 1;
    const take = Math.min(left, size);
    left -= take;
    if (take <= 0) return [];
    return node.type === 'text' ? [{ ...node, text: node.text.slice(0, take) }] : [node];
  });
  return tidyInline(kept);
}

/**
 * A table with at most one text cell is layout. It is a box around a link to another story, a photo above its
 * caption, or a longer text. Null for data tables.
 */
function readLayoutTable(table: DomNode, into: LineCollector, found: Found): BlockNode[] | null {
  const cells = rowsOf(table).flatMap(cellsOf);
  const [cell, second] = cells.filter((each) => tidyText(each.textContent ?? '').trim() !== '');
  if (second || cells.length === 0 || (cell && tagOf(cell) !== 'td')) return null;
  const all = cells.flatMap((each) => readBlocks(each, found));
  if (!cell) return all.length > 0 ? all : null;
  const blocks = all.filter((block) => block.type !== pictureName);
  const text = tidyText(blocks.map(wordsOf).join(' ')).trim();
  const photo = readPhotoLine(text);
  const hasPicture = blocks.length < all.length;
  if (photo && hasPicture) return asCaptioned(all);
  if (photo && !found.lead && into.isEmpty() && found.setAside === 'all') {
    found.lead = { ...photo, text };
    return [];
  }
  if (photo || text === '' || text.length > maxRelatedLength || blocks.length > 4) return all;
  if (hasPicture && isPlainCaption(cell, blocks, text)) return asCaptioned(all);
  if (found.setAside === 'none') return all;
  found.related.push(readRelatedLine(text) ?? text);
  return [];
}

/** A single line without a link and not truncated is a caption; a teaser has a link or an ellipsis. */
function isPlainCaption(cell: DomNode, blocks: readonly BlockNode[], text: string): boolean {
  const hasLink = findElements(cell, (child) => tagOf(child) === 'a').length > 0;
  return blocks.length === 1 && !hasLink && !/(?:\.\.\.|…)$/.test(text);
}

function asCaptioned(blocks: readonly BlockNode[]): BlockNode[] {
  const lines = blocks.filter((block) => block.type !== pictureName).flatMap(linesIn);
  const captions = lines.map((line) => ({ type: captionName, content: line }));
  return [...blocks.filter((block) => block.type === pictureName), ...joined(captions)];
}

function wordsOf(block: BlockNode): string {
  return block.type === captionName ? inlineText((block.content ?? []) as Inline[]) : blockText(block);
}

/** Extracts the lead photo's line and the lines to other stories from the blocks. */
function takeLines(
  blocks: readonly Block[],
  setAside: SetAside,
): { content: Block[]; related: string[]; lead?: LeadLine } {
  if (setAside === 'none') return { content: [...blocks], related: [] };
  const first = setAside === 'all' ? blocks[0] : undefined;
  const isLead = first?.type === 'paragraph' && first.content?.every((node) => node.type === 'text');
  const lead = isLead ? readPhotoLine(blockText(first)) : null;
  const content: Block[] = [];
  const related: string[] = [];
  let isAfterLabel = false;
  for (const block of lead ? blocks.slice(1) : blocks) {
    const isLine = block.type === 'paragraph' || block.type === 'heading';
    const line = isLine ? readRelatedLine(blockText(block)) : null;
    const listed = isAfterLabel ? listedLines(block) : [];
    if (listed.length > 0) {
      if (isLabel(content.at(-1))) content.pop();
      related.push(...listed);
      continue;
    }
    if (line !== null) related.push(tidyText(line));
    else content.push(block);
    isAfterLabel = isLabel(block);
  }
  return { content, related, ...(lead && first && { lead: { ...lead, text: blockText(first) } }) };
}

function isLabel(block: Block | undefined): boolean {
  return (block?.type === 'paragraph' || block?.type === 'heading') && isRelatedLabel(blockText(block));
}

/** The lines below a label: the items of a list, or a line that consists of one link. */
function listedLines(block: Block): string[] {
  if (block.type === 'bulletList' || block.type === 'orderedList') {
    return block.content.map((item) => tidyText(blockText(item)).trim()).filter(Boolean);
  }
  if (block.type !== 'paragraph' || !block.content || block.content.length === 0) return [];
  const isLink = block.content.every(
    (node) =>
      node.type === 'hardBreak' || (node.type === 'text' && node.marks?.some((mark) => mark.type === 'link')),
  );
  return isLink
    ? blockText(block)
        .split('\n')
        .map((line) => tidyText(line).trim())
        .filter(Boolean)
    : [];
}
