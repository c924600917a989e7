/** A match in a text: its place in UTF-16 units, and what its groups have caught, the first being all of it. */
export type StyleMatch = {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
};

/** The compiled expression of a rule of style. */
export type StylePattern = {
  /** All matches that are not empty, from left to right. */
  readonly matches: (text: string) => Iterable<StyleMatch>;
  /** Whether it matches no character at all in a text. */
  readonly matchesNothing: (text: string) => boolean;
};
