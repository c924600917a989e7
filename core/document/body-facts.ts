import type { Body } from './body.ts';
import { bodyText } from './body-text.ts';
import { findTk } from './find-tk.ts';
import type { BlockNode, Inline } from './node.ts';

/** The photos of a body, wherever they stand in it, each once, in order. */
export function mediaIdsOf(body: Body): string[] {
  return attrsOf(body, 'figure', 'mediaId');
}

/** The stories that a body refers to, each once, in order. */
export function storyIdsOf(body: Body): string[] {
  return attrsOf(body, 'relatedStory', 'articleId');
}

/** The addresses that a body links to or embeds, each once, in order. */
export function linksOf(body: Body): string[] {
  const links = nodesOf(body).flatMap((node) => {
    if (node.type === 'embed' && 'attrs' in node) return [String(node.attrs?.url)];
    if (!isText(node)) return [];
    return (node.marks ?? []).flatMap((mark) => (mark.type === 'link' ? [mark.attrs.href] : []));
  });
  return [...new Set(links)];
}

/** How many blocks of a type a body has, wherever they are nested. */
export function countBlocks(body: Body, type: string): number {
  return nodesOf(body).filter((node) => node.type === type).length;
}

/** Does the text bear a mark that something is still to come? */
export function hasTk(body: Body): boolean {
  return hasTkIn(bodyText(body));
}

/** The same question of a plain text, such as a headline. */
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
