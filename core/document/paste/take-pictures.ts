import { type MissingPicture, pictureSourceMaxLength } from '../blocks/missing-picture.ts';
import { inlineText } from '../inline.ts';
import type { BlockNode, Inline } from '../node.ts';
import { readPhotoLine } from '../read-photo-line.ts';
import { splitCaption } from './caption-words.ts';

/** A pasted picture that is to be added to the library. */
export type FoundPicture = {
  readonly src: string;
  readonly alt: string;
  readonly caption: readonly Inline[];
  readonly credit: string;
  /** The `id` of the missing picture that is its placeholder in the body. */
  readonly id: string;
};

/**
 * While foreign HTML is parsed, pictures and captions are blocks with these names; they never reach a body.
 */
export const pictureName = 'seenPicture';
export const captionName = 'seenCaption';

/**
 * Replaces every picture by a missing picture with its caption and credit. If the fetch fails, these are
 * preserved, and the missing picture blocks publication.
 */
export function takePictures(blocks: readonly BlockNode[]): {
  blocks: BlockNode[];
  pictures: FoundPicture[];
} {
  const pictures: FoundPicture[] = [];
  return { blocks: settled(blocks, pictures), pictures };
}

/** The blocks for a caller that takes no pictures: captions become paragraphs, pictures are removed. */
export function leavePictures(blocks: readonly BlockNode[]): BlockNode[] {
  return blocks.flatMap((block): BlockNode[] => {
    if (block.type === pictureName) return [];
    if (block.type === captionName) return captionLine(block);
    return [withChildren(block, leavePictures)];
  });
}

function captionLine({ content }: BlockNode): BlockNode[] {
  return content && content.length > 0 ? [{ type: 'paragraph', content }] : [];
}

function withChildren(block: BlockNode, change: (blocks: readonly BlockNode[]) => BlockNode[]): BlockNode {
  const { content } = block;
  if (!content || content.every(isInline)) return block;
  const changed = change(content as readonly BlockNode[]);
  // A list item starts with a paragraph, even an empty one.
  const lacksWords = changed.length === 0 || (block.type === 'listItem' && changed[0]?.type !== 'paragraph');
  return { ...block, content: lacksWords ? [{ type: 'paragraph' }, ...changed] : changed };
}

function isInline(node: BlockNode | Inline): boolean {
  return node.type === 'text' || node.type === 'hardBreak' || node.type === 'footnote';
}

function settled(blocks: readonly BlockNode[], pictures: FoundPicture[]): BlockNode[] {
  const result: BlockNode[] = [];
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at] as BlockNode;
    if (block.type === captionName) {
      result.push(...captionLine(block));
    } else if (block.type !== pictureName) {
      result.push(withChildren(block, (inside) => settled(inside, pictures)));
    } else if (!isRepeated(block, pictures)) {
      const next = blocks[at + 1];
      const line = next && captionOf(next);
      if (line) at += 1;
      const picture = pictureOf(block, line ?? [], pictures.length + 1);
      pictures.push(picture);
      result.push(missingPictureOf(picture));
    }
  }
  return result;
}

/** Galleries and lightboxes contain one photo twice. */
function isRepeated({ attrs }: BlockNode, pictures: readonly FoundPicture[]): boolean {
  return pictures.at(-1)?.src === attrs?.src;
}

/**
 * The caption of a picture: marked as such in the source, ending with a credit, or short and all in italics.
 */
function captionOf(block: BlockNode): readonly Inline[] | null {
  const line = (block.content ?? []) as readonly Inline[];
  if (block.type === captionName) return line;
  if (block.type !== 'paragraph' || line.length === 0) return null;
  const text = inlineText(line);
  const isSigned = readPhotoLine(text) !== null;
  const isSlanted =
    text.length <= slantedMaxLength &&
    line.every((node) => node.type !== 'text' || node.marks?.some((mark) => mark.type === 'italic'));
  return isSigned || isSlanted ? line : null;
}

const slantedMaxLength = 300;

function pictureOf({ attrs }: BlockNode, line: readonly Inline[], number: number): FoundPicture {
  const src = String(attrs?.src ?? '');
  const { caption, credit } = splitCaption(line);
  return {
    src,
    alt: String(attrs?.alt ?? ''),
    caption: caption.map(withoutItalic),
    credit: String(attrs?.credit ?? '') || credit,
    id: String(number),
  };
}

/** Captions have their own style, so italics of the whole line are dropped. */
function withoutItalic(node: Inline, _: number, line: readonly Inline[]): Inline {
  const isSlanted = line.every(
    (each) => each.type !== 'text' || each.marks?.some((mark) => mark.type === 'italic'),
  );
  if (node.type !== 'text' || !isSlanted) return node;
  const marks = node.marks?.filter((mark) => mark.type !== 'italic') ?? [];
  return { type: 'text', text: node.text, ...(marks.length > 0 && { marks }) };
}

/** The placeholder of a picture that is not fetched yet. */
export function missingPictureOf({ id, src, alt, caption, credit }: FoundPicture): MissingPicture {
  const [line, source] = [alt, credit].map((text) => text.slice(0, lineMaxLength)) as [string, string];
  const attrs = { id, src: sourceOf(src), alt: line, credit: source, why: '' };
  return { type: 'missingPicture', attrs, ...(caption.length > 0 && { content: caption }) };
}

const lineMaxLength = 2000;

/** A URL that the server can fetch, or the name of a file that only the other program has. */
function sourceOf(src: string): string {
  if (/^https?:/i.test(src)) return src.slice(0, pictureSourceMaxLength);
  if (/^(?:data|blob):/i.test(src)) return '';
  const mailed = /^cid:([^@]{1,80})/i.exec(src)?.[1];
  const name = mailed ?? /([^/\\?#]{1,80})(?:[?#].*)?$/.exec(src)?.[1] ?? '';
  return /\.\w{2,5}$/.test(name) ? name : '';
}
