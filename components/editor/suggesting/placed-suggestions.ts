import type { Node } from '@tiptap/pm/model';
import type { TreeNode } from '#core/working-copy/line.ts';
import { SUGGESTION_MARKS } from '#core/working-copy/suggestion.ts';
import { listSuggestions, type Suggestion } from '#core/working-copy/suggestions.ts';

/** A suggestion with its range on the screen. */
export type PlacedSuggestion = Suggestion & { readonly from: number; readonly to: number };

const holding = new WeakMap<Node, boolean>();

/**
 * The suggestions in the document in reading order. Cached by block, so that only changed blocks are
 * searched.
 */
export function placedSuggestions(doc: Node): PlacedSuggestion[] {
  const blocks: [Node, number][] = [];
  doc.forEach((node, pos) => {
    if (holdsAny(node)) blocks.push([node, pos]);
  });
  if (blocks.length === 0) return [];
  const places = new Map<string, { from: number; to: number }>();
  for (const [node, pos] of blocks) notePlaces(node, pos, places);
  return listSuggestions({ type: 'doc', content: blocks.map(([node]) => node.toJSON() as TreeNode) }).map(
    (suggestion) => ({ ...suggestion, ...(places.get(keyOf(suggestion)) ?? { from: 0, to: 0 }) }),
  );
}

/** A string key of a suggestion. */
export function keyOf({ by, id }: { readonly by: string; readonly id: string }): string {
  return `${by}\n${id}`;
}

function holdsAny(node: Node): boolean {
  const known = holding.get(node);
  if (known !== undefined) return known;
  const holds = lookThrough(node);
  holding.set(node, holds);
  return holds;
}

function lookThrough(node: Node): boolean {
  if (node.attrs.suggestion) return true;
  let found = false;
  node.descendants((child) => {
    found ||= Boolean(child.attrs.suggestion) || child.marks.some((mark) => isSuggestion(mark.type.name));
    return !found;
  });
  return found;
}

function isSuggestion(name: string): boolean {
  return (SUGGESTION_MARKS as readonly string[]).includes(name);
}

function notePlaces(block: Node, pos: number, places: Map<string, { from: number; to: number }>): void {
  const note = (stamp: { by: string; id: string }, from: number, to: number) => {
    const known = places.get(keyOf(stamp));
    places.set(keyOf(stamp), known ? { from: known.from, to } : { from, to });
  };
  const look = (node: Node, at: number) => {
    if (node.attrs.suggestion) note(node.attrs.suggestion, at, at + node.nodeSize);
    for (const mark of node.marks)
      if (isSuggestion(mark.type.name))
        note(mark.attrs as { by: string; id: string }, at, at + node.nodeSize);
  };
  look(block, pos);
  block.descendants((node, offset) => {
    look(node, pos + 1 + offset);
  });
}
