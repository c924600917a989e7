import type { Body } from './body.ts';
import type { BlockNode } from './node.ts';

/** The texts of the footnotes that readers get, in order; those in private notes are not among them. */
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
