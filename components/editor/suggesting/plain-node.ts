import type { Node } from '@tiptap/pm/model';
import { SUGGESTION_MARKS } from '#core/working-copy/suggestion.ts';

/** The marks of a run without suggestions. */
export function plainMarks(node: Node) {
  return node.marks.filter((mark) => !(SUGGESTION_MARKS as readonly string[]).includes(mark.type.name));
}

/** The attributes of a block without its suggestion. */
export function plainAttrs({ attrs }: Node): Record<string, unknown> {
  const { suggestion: _, ...plain } = attrs;
  return plain;
}
