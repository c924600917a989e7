import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { plainMarks } from './plain-node.ts';

/** Copied content with all suggestions accepted, so that no suggestion is pasted elsewhere. */
export function withoutProposals(slice: Slice): Slice {
  return new Slice(plain(slice.content), slice.openStart, slice.openEnd);
}

function plain(content: Fragment): Fragment {
  const nodes: Node[] = [];
  content.forEach((node) => {
    if (node.marks.some((mark) => mark.type.name === 'deletion')) return;
    if (node.isInline) nodes.push(node.mark(plainMarks(node)));
    else {
      const attrs = node.attrs.suggestion ? { ...node.attrs, suggestion: null } : node.attrs;
      nodes.push(node.type.create(attrs, plain(node.content)));
    }
  });
  return Fragment.fromArray(nodes);
}
