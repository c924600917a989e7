/** A section with its children in navigation order. */
export type SectionNode = {
  readonly id: string;
  readonly parentId: string | null;
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
  readonly description: string;
  readonly children: readonly SectionNode[];
};

type Flat = Omit<SectionNode, 'children'>;

/** Builds the tree from sorted rows; a row whose parent is missing is at the top. */
export function sectionTree(rows: readonly Flat[]): SectionNode[] {
  const ids = new Set(rows.map((row) => row.id));
  const under = (parentId: string | null): SectionNode[] =>
    rows
      .filter((row) => (row.parentId !== null && ids.has(row.parentId) ? row.parentId : null) === parentId)
      .map((row) => ({ ...row, children: under(row.id) }));
  return under(null);
}
