import type { TreeNode } from './line.ts';
import { settleSuggestions } from './settle-suggestions.ts';
import { blockSuggestion, isSuggestionMark, type SuggestionStamp, suggestionOfMark } from './suggestion.ts';

/** All parts of one suggestion of a person. */
export type Suggestion = SuggestionStamp & {
  readonly kind: SuggestionKind;
  /** The inserted or reformatted text; for a block, its text. */
  readonly text: string;
  /** The deleted text. */
  readonly removed: string;
  /** The index of the first affected block in the story, from 0, and the type of the affected block. */
  readonly blockIndex: number;
  readonly blockType: string;
};
export type SuggestionKind =
  | 'insert'
  | 'delete'
  | 'replace'
  | 'format'
  | 'block-insert'
  | 'block-delete'
  | 'split'
  | 'join'
  | 'attrs';

/** The distinct suggestions in a ProseMirror document, in reading order. */
export function listSuggestions(doc: TreeNode): Suggestion[] {
  const found = new Map<string, Found>();
  (doc.content ?? []).forEach((block, blockIndex) => {
    collect(block as TreeNode, found, { blockIndex, blockType: (block as TreeNode).type });
  });
  return [...found.values()].map(({ kinds, ...rest }) => ({ ...rest, kind: kindOf(kinds) }));
}

/** The document with all suggestions rejected. The same object if there are none. */
export function withoutSuggestions<Node extends TreeNode>(doc: Node): Node {
  return settleSuggestions(doc, () => 'reject');
}

type Found = Omit<Suggestion, 'kind'> & { kinds: Set<SuggestionKind> };

function collect(
  node: TreeNode,
  found: Map<string, Found>,
  { blockIndex, blockType }: { blockIndex: number; blockType: string },
): void {
  const note = (stamp: SuggestionStamp, kind: SuggestionKind, words: { text?: string; removed?: string }) => {
    const key = `${stamp.by}\n${stamp.id}`;
    const known = found.get(key);
    const { id, by, at } = known ?? stamp;
    found.set(key, {
      ...(known ?? { blockIndex, blockType }),
      ...{ id, by, at },
      text: (known?.text ?? '') + (words.text ?? ''),
      removed: (known?.removed ?? '') + (words.removed ?? ''),
      kinds: (known?.kinds ?? new Set<SuggestionKind>()).add(kind),
    });
  };
  const own = blockSuggestion(node);
  if (own !== null) note(own, BLOCK_KINDS[own.kind] ?? 'attrs', wordsOfBlock(own.kind, node));
  if (node.marks !== undefined) {
    const text = node.text ?? ' ';
    for (const mark of node.marks.filter(isSuggestionMark)) {
      const kind = MARK_KINDS[mark.type] ?? 'format';
      note(suggestionOfMark(mark), kind, kind === 'delete' ? { removed: text } : { text });
    }
  }
  for (const child of (node.content ?? []) as readonly TreeNode[]) {
    collect(child, found, { blockIndex, blockType: isInlineType(child) ? blockType : child.type });
  }
}

const MARK_KINDS: Readonly<Record<string, SuggestionKind>> = {
  insertion: 'insert',
  deletion: 'delete',
  formatChange: 'format',
};

const BLOCK_KINDS: Readonly<Record<string, SuggestionKind>> = {
  insert: 'block-insert',
  delete: 'block-delete',
  split: 'split',
  join: 'join',
  attrs: 'attrs',
};

function wordsOfBlock(kind: string, node: TreeNode): { text?: string; removed?: string } {
  if (kind === 'delete') return { removed: textOf(node) };
  return kind === 'insert' || kind === 'attrs' ? { text: textOf(node) } : {};
}

function textOf(node: TreeNode): string {
  if (node.text !== undefined) return node.text;
  return ((node.content ?? []) as readonly TreeNode[]).map(textOf).join('');
}

function isInlineType({ type }: TreeNode): boolean {
  return type === 'text' || type === 'hardBreak';
}

/** A suggestion with several parts is named after the most important one. */
function kindOf(kinds: ReadonlySet<SuggestionKind>): SuggestionKind {
  if (kinds.has('insert') && (kinds.has('delete') || kinds.has('block-delete'))) return 'replace';
  return KINDS_BY_WEIGHT.find((kind) => kinds.has(kind)) ?? 'attrs';
}

const KINDS_BY_WEIGHT: readonly SuggestionKind[] = [
  'block-insert',
  'block-delete',
  'insert',
  'delete',
  'split',
  'join',
  'attrs',
  'format',
];
