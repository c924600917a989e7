/** Where a style entry may apply: desks by name, and the whole house. */
export type StyleDesks = {
  readonly nameOf: (sectionId: string | null) => string;
  /** The choices of this person; null is the whole house. */
  readonly choices: readonly (string | null)[];
};
