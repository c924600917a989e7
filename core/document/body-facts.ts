import type { Body } from './body.ts';
import { bodyText } from './body-text.ts';
import { findTk } from './find-tk.ts';
import type { BlockNode, Inline } from './node.ts';

/** The distinct photos of a body in order, at any depth. */
export function mediaIdsOf(body: Body): string[] {
  return attrsOf(body, 'figure', 'mediaId');
}

/** The distinct stories that a body refers to, in order. */
export function storyIdsOf(body: Body): string[] {
  return attrsOf(body, 'relatedStory', 'articleId');
}

/** The distinct URLs that a body links to or embeds, in order. */
export function linksOf(body: Body): string[] {
  const links = nodesOf(body).flatMap((node) => {
    if (node.type === 'embed' && 'attrs' in node) return [String(node.attrs?.url)];
    if (!isText(node)) return [];
    return (node.marks ?? []).flatMap((mark) => (mark.type === 'link' ? [mark.attrs.href] : []));
  });
  return [...new Set(links)];
}

/** The number of blocks of a type in a body, at any depth. */
export function countBlocks(body: Body, type: string): number {
  return nodesOf(body).filter((node) => node.type === type).length;
}

/** Whether the text contains a placeholder for missing text ("TK"). */
export function hasTk(body: Body): boolean {
  return hasTkIn(bodyText(body));
}

/** The same for a plain text, such as a headline. */
export function hasTkIn(text: string): boolean {
  return findTk(text).length > 0;
}

function attrsOf(body: Body, type: string, name: string): string[] {
  const found = nodesOf(body).flatMap((node) =>
    node.type === type && 'attrs' in node && node.attrs !== undefined
      ? [String((node.attrs as Readonly<Record<string, unknown>>)[name])]
      : [],
  );
  return [...new Set(found)];
}

function nodesOf(node: BlockNode): (BlockNode | Inline)[] {
  return (node.content ?? []).flatMap((child) => [child, ...('content' in child ? nodesOf(child) : [])]);
}

function isText(node: BlockNode | Inline): node is Inline & { type: 'text' } {
  return node.type === 'text';
}
