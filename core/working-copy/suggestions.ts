import type { TreeNode } from './line.ts';
import { settleSuggestions } from './settle-suggestions.ts';
import { blockSuggestion, isSuggestionMark, type SuggestionStamp, suggestionOfMark } from './suggestion.ts';

/** Everything that one person proposed in one go. */
export type Suggestion = SuggestionStamp & {
  readonly kind: SuggestionKind;
  /** The words that are to come, or whose form is to change; for a block, the words in it. */
  readonly text: string;
  /** The words that are to go. */
  readonly removed: string;
  /** The first block of the story that it touches, counted from 0, and of what type what it touches is. */
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

/** The suggestions that stand in a document of ProseMirror, in reading order, each once. */
export function listSuggestions(doc: TreeNode): Suggestion[] {
  const found = new Map<string, Found>();
  (doc.content ?? []).forEach((block, blockIndex) => {
    collect(block as TreeNode, blockIndex, (block as TreeNode).type, found);
  });
  return [...found.values()].map(({ kinds, ...rest }) => ({ ...rest, kind: kindOf(kinds) }));
}

/** The document as it is without any suggestion: all rejected. The same object when it holds none. */
export function withoutSuggestions<Node extends TreeNode>(doc: Node): Node {
  return settleSuggestions(doc, () => 'reject');
}

type Found = Omit<Suggestion, 'kind'> & { kinds: Set<SuggestionKind> };

function collect(node: TreeNode, blockIndex: number, blockType: string, found: Map<string, Found>): void {
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
    collect(child, blockIndex, isInlineType(child) ? blockType : child.type, found);
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

/** A suggestion of several parts is called after what matters most in it. */
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
