import type { Body } from './body.ts';
import type { BlockNode, Inline } from './node.ts';

/**
 * Removes hidden nodes at any depth: private notes, missing pictures, and blocks of unknown types. Returns
 * the same body if it has none. Applied where a body leaves the database for the public, so that later code
 * cannot expose them.
 */
export function stripHidden(body: Body): Body {
  const content = publicOnly(body.content);
  return content === body.content ? body : { ...body, content: content as Body['content'] };
}

type Children = readonly (BlockNode | Inline)[];

function publicOnly(children: Children): Children {
  const kept = children.flatMap((child) => (isHidden(child) ? [] : withoutHidden(child)));
  const isSame = kept.length === children.length && kept.every((child, index) => child === children[index]);
  return isSame ? children : kept;
}

function withoutHidden(child: BlockNode | Inline): Children {
  if (!('content' in child) || child.content === undefined) return [child];
  const content = publicOnly(child.content);
  if (content === child.content) return [child];
  if (content.length > 0) return [{ ...child, content }];
  // A cell keeps its place in the table; any other empty container is removed.
  return KEEPS_PLACE.has(child.type) ? [{ ...child, content: [{ type: 'paragraph' }] }] : [];
}

const KEEPS_PLACE: ReadonlySet<string> = new Set(['tableCell', 'tableHeader']);

function isHidden({ type }: BlockNode | Inline): boolean {
  return type === 'privateNote' || type === 'missingPicture' || type === 'unknown';
}
