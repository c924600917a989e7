import { Fragment, type Node, Slice } from '@tiptap/pm/model';
import { plainMarks } from './plain-node.ts';

/** What is copied out of a story: as it would be with everything accepted, so that no proposal travels along. */
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
