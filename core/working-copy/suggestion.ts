import type { LineMark, TreeNode } from './line.ts';

/** Who proposed it and when (ISO 8601); everything that was proposed in one go bears one id. */
export type SuggestionStamp = { readonly id: string; readonly by: string; readonly at: string };

/**
 * What is proposed for a whole block: that it comes (`insert`) or goes (`delete`), that it was cut off the block
 * before it (`split`), that it is joined to that one (`join`), or that it became another kind (`attrs`). `before`
 * is what the block was, wherever that differs from what it is now.
 */
export type BlockSuggestion = SuggestionStamp & {
  readonly kind: 'insert' | 'delete' | 'split' | 'join' | 'attrs';
  readonly before?: { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> };
};

/** The marks of text that is proposed to come, to go, or to look otherwise. */
export const SUGGESTION_MARKS = ['insertion', 'deletion', 'formatChange'] as const;
export type SuggestionMark = (typeof SUGGESTION_MARKS)[number];

export function isSuggestionMark(mark: LineMark): boolean {
  return (SUGGESTION_MARKS as readonly string[]).includes(mark.type);
}

/** The suggestion that a mark is. */
export function suggestionOfMark(mark: LineMark): SuggestionStamp {
  return stampOf(mark.attrs);
}

/** The suggestion that the block itself is, or null. */
export function blockSuggestion(node: TreeNode): BlockSuggestion | null {
  const written = node.attrs?.suggestion;
  if (typeof written !== 'object' || written === null) return null;
  return { ...(written as BlockSuggestion), ...stampOf(written as Readonly<Record<string, unknown>>) };
}

/** The marks that the text had before its form was changed. */
export function marksBefore(node: TreeNode): readonly LineMark[] {
  const before = node.marks?.find((mark) => mark.type === 'formatChange')?.attrs?.before;
  return Array.isArray(before) ? before : [];
}

/** Nobody's suggestion is nobody's to keep: what bears no name is settled with those of "". */
function stampOf(attrs: Readonly<Record<string, unknown>> = {}): SuggestionStamp {
  return { id: String(attrs.id ?? ''), by: String(attrs.by ?? ''), at: String(attrs.at ?? '') };
}
