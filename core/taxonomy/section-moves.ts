import { type Decision, no, YES } from '../shared/decision.ts';

/** The facts of a section that decide its place in the tree. */
export type PlacedSection = {
  readonly id: string;
  readonly parentId: string | null;
  readonly position: number;
  readonly archivedAt: Date | null;
};

/**
 * Whether a section may be below another (null: at the top). The tree has two levels, so a section with
 * children stays at the top.
 */
export function mayBeBelow(
  tree: readonly PlacedSection[],
  { id, parentId }: { id: string; parentId: string | null },
): Decision {
  if (parentId === null) return YES;
  const parent = tree.find((section) => section.id === parentId);
  if (parent === undefined || parent.archivedAt !== null) return no('section.not-found');
  if (parentId === id || parent.parentId === id) return no('section.own-descendant');
  if (parent.parentId !== null || hasChildren(tree, id)) return no('section.too-deep');
  return YES;
}

/** Whether the section has children that are not archived. */
export function hasChildren(tree: readonly PlacedSection[], id: string): boolean {
  return tree.some((section) => section.parentId === id && section.archivedAt === null);
}

/** The children of a section in their order, with `id` before `beforeId` or, if that is null, at the end. */
export function orderWith(
  tree: readonly PlacedSection[],
  { id, parentId, beforeId }: { id: string; parentId: string | null; beforeId: string | null },
): string[] {
  const others = tree
    .filter((section) => section.parentId === parentId && section.id !== id && section.archivedAt === null)
    .toSorted((a, b) => a.position - b.position)
    .map((section) => section.id);
  const at = beforeId === null ? -1 : others.indexOf(beforeId);
  return at < 0 ? [...others, id] : [...others.slice(0, at), id, ...others.slice(at)];
}
