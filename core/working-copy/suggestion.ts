import type { LineMark, TreeNode } from './line.ts';

/** The author of a suggestion and its time (ISO 8601). All parts of one edit share an id. */
export type SuggestionStamp = { readonly id: string; readonly by: string; readonly at: string };

/**
 * A suggestion for a whole block: insert, delete, `split` from the block before, `join` with it, or a changed
 * type or attributes (`attrs`). `before` is the previous block, if it differs.
 */
export type BlockSuggestion = SuggestionStamp & {
  readonly kind: 'insert' | 'delete' | 'split' | 'join' | 'attrs';
  readonly before?: { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> };
};

/** The marks of suggested insertions, deletions and formatting. */
export const SUGGESTION_MARKS = ['insertion', 'deletion', 'formatChange'] as const;
export type SuggestionMark = (typeof SUGGESTION_MARKS)[number];

export function isSuggestionMark(mark: LineMark): boolean {
  return (SUGGESTION_MARKS as readonly string[]).includes(mark.type);
}

/** The suggestion of a mark. */
export function suggestionOfMark(mark: LineMark): SuggestionStamp {
  return stampOf(mark.attrs);
}

/** The suggestion of the block itself, or null. */
export function blockSuggestion(node: TreeNode): BlockSuggestion | null {
  const written = node.attrs?.suggestion;
  if (typeof written !== 'object' || written === null) return null;
  return { ...(written as BlockSuggestion), ...stampOf(written as Readonly<Record<string, unknown>>) };
}

/** The marks of the text before its formatting was changed. */
export function marksBefore(node: TreeNode): readonly LineMark[] {
  const before = node.marks?.find((mark) => mark.type === 'formatChange')?.attrs?.before;
  return Array.isArray(before) ? before : [];
}

/** A suggestion without an author is not protected; it is settled together with those of author "". */
function stampOf(attrs: Readonly<Record<string, unknown>> = {}): SuggestionStamp {
  return { id: String(attrs.id ?? ''), by: String(attrs.by ?? ''), at: String(attrs.at ?? '') };
}
