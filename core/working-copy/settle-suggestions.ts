import { findBlockType } from '#core/document/block-types.ts';
import { isContainer, type LineMark, type TreeNode } from './line.ts';
import {
  type BlockSuggestion,
  blockSuggestion,
  isSuggestionMark,
  marksBefore,
  type SuggestionMark,
  suggestionOfMark,
} from './suggestion.ts';

export type Verdict = 'accept' | 'reject' | 'keep';
/** Decides the suggestion with this id of this person. */
export type Decide = (suggestion: { readonly id: string; readonly by: string }) => Verdict;

/**
 * The document with each suggestion accepted, rejected or kept. Returns the same object if there are no
 * suggestions. A block that loses all its content is removed, or keeps an empty paragraph if its type
 * requires one.
 */
export function settleSuggestions<Node extends TreeNode>(doc: Node, decide: Decide): Node {
  if (!holdsSuggestions(doc)) return doc;
  return settleInside(doc, decide, []) as Node;
}

/** Whether the node or a descendant has a suggestion, or the empty attribute of one. */
function holdsSuggestions(node: TreeNode): boolean {
  if (node.marks?.some(isSuggestionMark) || (node.attrs !== undefined && 'suggestion' in node.attrs))
    return true;
  return node.content?.some((child) => holdsSuggestions(child as TreeNode)) ?? false;
}

/** The settled children of a node so far. */
type Settled = {
  readonly nodes: TreeNode[];
  /** The author of the suggestion that removed the child just before, if any. */
  removedBy: string | null;
};

/**
 * The node with its children settled, appended to `already`: the children of a block that it is joined to.
 */
function settleInside(node: TreeNode, decide: Decide, already: readonly TreeNode[]): TreeNode {
  const settled: Settled = { nodes: [...already], removedBy: null };
  for (const child of childrenOf(node)) {
    if (child.type === 'text' || child.marks) settleInline(child, decide, settled);
    else settleBlock(child, decide, settled);
  }
  return withChildren(node, settled.nodes);
}

function settleInline(node: TreeNode, decide: Decide, settled: Settled): void {
  const marks = node.marks ?? [];
  const verdicts = new Map(
    marks.filter(isSuggestionMark).map((mark) => [mark, decide(suggestionOfMark(mark))] as const),
  );
  const isAny = (type: SuggestionMark, verdict: Verdict) =>
    marks.some((mark) => mark.type === type && verdicts.get(mark) === verdict);
  if (isAny('insertion', 'reject') || isAny('deletion', 'accept')) return;
  const isRestored = isAny('formatChange', 'reject');
  const kept = marks.filter((mark) => (verdicts.has(mark) ? verdicts.get(mark) === 'keep' : !isRestored));
  addInline(settled.nodes, withMarks(node, isRestored ? [...marksBefore(node), ...kept] : kept));
}

function settleBlock(node: TreeNode, decide: Decide, settled: Settled): void {
  const suggestion = blockSuggestion(node);
  const verdict = suggestion === null ? 'keep' : decide(suggestion);
  const goes = removes(suggestion, verdict);
  if (goes) {
    if (suggestion?.kind === 'delete') settled.removedBy = suggestion.by;
    return;
  }
  if (suggestion !== null && joins(suggestion, verdict) && isFree(suggestion, settled.removedBy)) {
    if (joinToLast(node, decide, settled)) return;
  }
  settled.removedBy = null;
  const isKept =
    node.attrs === undefined || !('suggestion' in node.attrs) || (suggestion && verdict === 'keep');
  const block = isKept ? node : withoutSuggestion(node, suggestion, verdict);
  const inside = holdsSuggestionsInside(block) ? settleInside(block, decide, []) : block;
  if (isHollow(inside, block)) return;
  settled.nodes.push(inside);
}

function removes(suggestion: BlockSuggestion | null, verdict: Verdict): boolean {
  return (
    (suggestion?.kind === 'insert' && verdict === 'reject') ||
    (suggestion?.kind === 'delete' && verdict === 'accept')
  );
}

function joins(suggestion: BlockSuggestion, verdict: Verdict): boolean {
  return (
    (suggestion.kind === 'split' && verdict === 'reject') ||
    (suggestion.kind === 'join' && verdict === 'accept')
  );
}

/**
 * If another person's suggestion removed the block that this one would be joined to, it is joined to no
 * other.
 */
function isFree(suggestion: BlockSuggestion, removedBy: string | null): boolean {
  return suggestion.kind === 'split' || removedBy === null || removedBy === suggestion.by;
}

/**
 * Joins the node to the last block that is not itself only suggested; false if there is no such block of its
 * kind.
 */
function joinToLast(node: TreeNode, decide: Decide, settled: Settled): boolean {
  const at = settled.nodes.findLastIndex((each) => blockSuggestion(each)?.kind !== 'insert');
  const target = settled.nodes[at];
  if (target === undefined || !canJoin(target, node)) return false;
  settled.nodes[at] = settleInside({ ...target, content: childrenOf(node) }, decide, childrenOf(target));
  settled.removedBy = null;
  return true;
}

function canJoin(target: TreeNode, node: TreeNode): boolean {
  if (isContainer(target.type) || isContainer(node.type)) return target.type === node.type;
  return isLineOfText(target) && isLineOfText(node);
}

/** Text blocks that may be joined; any other block is atomic. */
function isLineOfText({ type }: TreeNode): boolean {
  return findBlockType(type)?.flows === true;
}

function withoutSuggestion(node: TreeNode, suggestion: BlockSuggestion | null, verdict: Verdict): TreeNode {
  const { before } = suggestion ?? {};
  const restored = verdict === 'reject' && before !== undefined ? before : node;
  const { suggestion: _settled, ...rest } = restored.attrs ?? {};
  const { attrs: _attrs, ...bare } = node;
  return { ...bare, type: restored.type, ...(Object.keys(rest).length > 0 && { attrs: rest }) };
}

function holdsSuggestionsInside(node: TreeNode): boolean {
  return childrenOf(node).some(holdsSuggestions);
}

/** The node with these children, and with the content that its type requires. */
function withChildren(node: TreeNode, children: readonly TreeNode[]): TreeNode {
  const { content: _old, ...bare } = node;
  const first = children[0];
  if (mustHoldBlock(node) && first === undefined) return { ...bare, content: [{ type: 'paragraph' }] };
  if (node.type === 'listItem' && first !== undefined && first.type !== 'paragraph')
    return { ...bare, content: [{ type: 'paragraph' }, ...children] };
  return children.length > 0 ? { ...bare, content: children } : bare;
}

function mustHoldBlock({ type }: TreeNode): boolean {
  return type === 'doc' || type === 'tableCell' || type === 'tableHeader';
}

/** Whether a container lost all its blocks. */
function isHollow(settled: TreeNode, before: TreeNode): boolean {
  return isContainer(settled.type) && childrenOf(settled).length === 0 && childrenOf(before).length > 0;
}

/** Appends an inline node; text with equal marks is merged. */
function addInline(nodes: TreeNode[], node: TreeNode): void {
  const last = nodes.at(-1);
  if (last?.text !== undefined && node.text !== undefined && haveSameMarks(last, node)) {
    nodes[nodes.length - 1] = { ...last, text: last.text + node.text };
  } else {
    nodes.push(node);
  }
}

function haveSameMarks(one: TreeNode, other: TreeNode): boolean {
  return JSON.stringify(one.marks ?? []) === JSON.stringify(other.marks ?? []);
}

function withMarks(node: TreeNode, marks: readonly LineMark[]): TreeNode {
  const { marks: _old, ...bare } = node;
  return marks.length > 0 ? { ...bare, marks } : bare;
}

function childrenOf(node: TreeNode): readonly TreeNode[] {
  return (node.content ?? []) as readonly TreeNode[];
}
