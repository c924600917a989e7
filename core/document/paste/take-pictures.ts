import { inlineText } from '../inline.ts';
import type { BlockNode, Inline } from '../node.ts';
import { readPhotoLine } from '../read-photo-line.ts';
import { safeHref } from '../safe-href.ts';
import { splitCaption } from './caption-words.ts';

/** A picture that a paste brought, to be taken into the library. */
export type FoundPicture = {
  readonly src: string;
  readonly alt: string;
  readonly caption: readonly Inline[];
  readonly credit: string;
  /** What stands in its place in the body: the text of the first run of a paragraph of its own. */
  readonly standIn: string;
};

/** While foreign HTML is read, pictures and captions are blocks of these names; no body ever holds them. */
export const pictureName = 'seenPicture';
export const captionName = 'seenCaption';

/**
 * Blocks in which every picture has become a paragraph that stands in its place: a link to its address, or a
 * note "[TK …]" where there is none that anybody could open, and below it the caption. The picture takes that
 * place when it has come; if it never comes, nothing of it is lost, and the note keeps the story from publication.
 */
export function takePictures(blocks: readonly BlockNode[]): {
  blocks: BlockNode[];
  pictures: FoundPicture[];
} {
  const pictures: FoundPicture[] = [];
  return { blocks: settled(blocks, pictures), pictures };
}

/** The same blocks for a reader that takes no pictures: captions are paragraphs, pictures are left out. */
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
  return { ...block, content: changed.length > 0 ? changed : [{ type: 'paragraph' }] };
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
      result.push(standInOf(picture));
    }
  }
  return result;
}

/** Galleries and enlargers show one photo twice. */
function isRepeated({ attrs }: BlockNode, pictures: readonly FoundPicture[]): boolean {
  return pictures.at(-1)?.src === attrs?.src;
}

/** The line under a picture: named a caption by its source, signed like one, or short and wholly slanted. */
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
    standIn: addressOf(src) ?? `[TK ${nameOf(src, number)}]`,
  };
}

/** A caption is set apart by its place; what a source slants to the same end would only litter it with marks. */
function withoutItalic(node: Inline, _: number, line: readonly Inline[]): Inline {
  const isSlanted = line.every(
    (each) => each.type !== 'text' || each.marks?.some((mark) => mark.type === 'italic'),
  );
  if (node.type !== 'text' || !isSlanted) return node;
  const marks = node.marks?.filter((mark) => mark.type !== 'italic') ?? [];
  return { type: 'text', text: node.text, ...(marks.length > 0 && { marks }) };
}

function standInOf({ standIn, src, caption, credit }: FoundPicture): BlockNode {
  const href = addressOf(src);
  const first: Inline = href
    ? { type: 'text', text: standIn, marks: [{ type: 'link', attrs: { href } }] }
    : { type: 'text', text: standIn };
  const signed = `${caption.length > 0 ? ' ' : ''}(Ảnh: ${credit})`;
  const words = [...caption, ...(credit === '' ? [] : [{ type: 'text', text: signed } as const])];
  return {
    type: 'paragraph',
    content: [first, ...(words.length > 0 ? [{ type: 'hardBreak' } as const] : []), ...words],
  };
}

function addressOf(src: string): string | null {
  return /^https?:/i.test(src) ? safeHref(src) : null;
}

/** The file's own name where the address ends in one, else a number. */
function nameOf(src: string, number: number): string {
  const mailed = /^cid:([^@]{1,80})/i.exec(src)?.[1];
  const name = /^(?:data|blob):/i.test(src)
    ? undefined
    : (mailed ?? /([^/\\?#]{1,80})(?:[?#].*)?$/.exec(src)?.[1]);
  return name && /\.\w{2,5}$/.test(name) ? name.replace(/[[\]]/g, '') : `image-${number}`;
}
