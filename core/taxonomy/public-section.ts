/** A section as readers see it. */
export type PublicSection = {
  readonly id: string;
  readonly parentId: string | null;
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
  readonly description: string;
};

/** A top-level section with its children. */
export type SectionBranch = PublicSection & { readonly children: readonly PublicSection[] };
