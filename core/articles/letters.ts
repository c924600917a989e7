import type { TreeNode } from '../working-copy/line.ts';
import type { VersionContent } from './version-content.ts';

/**
 * The parts of a text that the four-eyes rule counts: headline, sapo, captions and body with its footnotes.
 */
export type Written = Pick<VersionContent, 'headline' | 'sapo' | 'lead' | 'body'>;

/**
 * A letter or digit with its combining marks. Spaces, punctuation and symbols do not count as anyone's work.
 */
const LETTER = /[\p{L}\p{N}]\p{M}*/gu;
const WORD = /(?:[\p{L}\p{N}]\p{M}*)+/gu;

/** The letters of a text. */
export function lettersIn(text: string): string[] {
  return text.normalize('NFC').match(LETTER) ?? [];
}

/** The words of a text, each as its letters. */
export function wordsOf(content: Written): string[][] {
  return textsOf(content)
    .flatMap((text) => text.normalize('NFC').match(WORD) ?? [])
    .map(lettersIn);
}

/** The letters of headline, sapo, captions and body, in this order. */
export function lettersOf(content: Written): string[] {
  return wordsOf(content).flat();
}

function textsOf({ headline, sapo, lead, body }: Written): string[] {
  return [headline, sapo, lead?.caption ?? '', ...linesOf(body as TreeNode)];
}

/** The text of each block of a body in reading order, without private notes. */
function linesOf(node: TreeNode): string[] {
  if (node.type === 'privateNote') return [];
  const children = (node.content ?? []) as readonly TreeNode[];
  const inline = children
    .map((child) => (child.type === 'text' ? (child.text ?? '') : `\n${noteIn(child)}\n`))
    .join('');
  return [inline, ...children.filter(({ type }) => type !== 'text').flatMap(linesOf)];
}

/** The words of a footnote, which its `text` attribute holds; empty for every other node. */
export function noteIn({ type, attrs }: TreeNode): string {
  return type === 'footnote' && typeof attrs?.text === 'string' ? attrs.text : '';
}
