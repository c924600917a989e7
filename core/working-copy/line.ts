import { holdsBlocks } from '#core/document/block-type.ts';
import { findBlockType } from '#core/document/block-types.ts';
import type { Inline } from '#core/document/node.ts';

/** A container around a line, such as a list: its type and its attributes, if any. */
export type Container = { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> };

/** An inline node of a line besides text, with marks that exist only in working copies. */
export type LineMark = { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> };
export type LineNode = {
  readonly type: string;
  readonly text?: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly marks?: readonly LineMark[];
};

/**
 * One line of a story: a leaf block with text or nothing, and its containers, outermost first. The first
 * `open` containers continue from the line before; the others begin here.
 */
export type Line = {
  readonly type: string;
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly within: readonly Container[];
  readonly open: number;
  readonly content: readonly LineNode[];
};

/** A ProseMirror node tree, of any types, possibly invalid. */
export type TreeNode = {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly (TreeNode | Inline | LineNode)[];
  readonly text?: string;
  readonly marks?: readonly LineMark[];
};

/** True for a block that contains blocks, such as a list; every other node is a line. */
export function isContainer(type: string): boolean {
  const known = findBlockType(type);
  return known !== undefined && holdsBlocks(known);
}
