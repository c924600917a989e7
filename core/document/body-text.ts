import type { TextWriter } from './block-type.ts';
import { findBlockType } from './block-types.ts';
import type { Body } from './body.ts';
import { inlineText } from './inline.ts';
import type { BlockNode, Inline } from './node.ts';

/**
 * The public text of a body: blocks separated by an empty line, then the footnotes. For search, counting,
 * related stories and e-mail. Private notes and unknown blocks have no text.
 */
export function bodyText(body: Body): string {
  return [...body.content.map(blockText), ...footnotesOf(body)].filter(Boolean).join('\n\n');
}

/** The text of one block; its inner blocks are on separate lines. */
export function blockText(node: BlockNode): string {
  return findBlockType(node.type)?.text(node, WRITER).trim() ?? '';
}

const WRITER: TextWriter = {
  inline: (node) => inlineText((node.content ?? []) as readonly Inline[]),
  blocks: (node) => (node.content ?? []).map(blockText).filter(Boolean).join('\n'),
};

/** The texts of the public footnotes in order, without those in private notes. */
function footnotesOf(body: Body): string[] {
  return notesIn(body);
}

function notesIn(node: BlockNode): string[] {
  return (node.content ?? []).flatMap((child) => {
    if (child.type === 'footnote' && 'attrs' in child)
      return [String(child.attrs?.text ?? '').trim()].filter(Boolean);
    return 'content' in child && child.type !== 'privateNote' && child.type !== 'missingPicture'
      ? notesIn(child)
      : [];
  });
}
