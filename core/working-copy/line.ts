import type { Inline } from '#core/document/node.ts';

/** A container around a line, such as a list: its type and, where it has any, its attributes. */
export type Container = { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> };

/** What may stand in a line besides text: inline nodes, with marks that only a working copy has. */
export type LineMark = { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> };
export type LineNode = {
  readonly type: string;
  readonly text?: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly marks?: readonly LineMark[];
};

/**
 * One line of a story: a block that holds text or nothing, and the containers that it stands in from the outside
 * in. The first `open` of these go on from the line before; the others begin here.
 */
export type Line = {
  readonly type: string;
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly within: readonly Container[];
  readonly open: number;
  readonly content: readonly LineNode[];
};

/** A tree of nodes as ProseMirror reads it, of whatever types and however ill-formed. */
export type TreeNode = {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly (TreeNode | Inline | LineNode)[];
  readonly text?: string;
  readonly marks?: readonly LineMark[];
};

/** The nodes that hold blocks; every other node is a line. */
const CONTAINERS: ReadonlySet<string> = new Set([
  'bulletList',
  'orderedList',
  'listItem',
  'blockquote',
  'table',
  'tableRow',
  'tableCell',
  'tableHeader',
  'factBox',
  'gallery',
]);

export function isContainer(type: string): boolean {
  return CONTAINERS.has(type);
}
