import type { Body } from './body.ts';
import type { BlockNode } from './node.ts';

/** The texts of the public footnotes in order, without those in private notes. */
export function footnotesOf(body: Body): string[] {
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
