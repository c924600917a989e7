import type { Body } from './body.ts';
import type { BlockNode } from './node.ts';

/** The body without references to other stories than these, which readers may not see. */
export function bodyWithStories(body: Body, storyIds: ReadonlySet<string>): Body {
  const { content } = withStories(body, storyIds);
  return { ...body, content: content as Body['content'] };
}

function withStories(node: BlockNode, storyIds: ReadonlySet<string>): BlockNode {
  if (node.content === undefined) return node;
  const kept = node.content.filter(
    (child) =>
      child.type !== 'relatedStory' || ('attrs' in child && storyIds.has(String(child.attrs?.articleId))),
  );
  return {
    ...node,
    content: kept.map((child) => ('content' in child ? withStories(child, storyIds) : child)),
  };
}
