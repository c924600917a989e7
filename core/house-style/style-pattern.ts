/** A match in a text: its position in UTF-16 code units and its captures; the first is the whole match. */
export type StyleMatch = {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
};

/** The compiled expression of a style rule. */
export type StylePattern = {
  /** All non-empty matches from left to right. */
  readonly matches: (text: string) => Iterable<StyleMatch>;
  /** Whether it can match the empty string in a text. */
  readonly matchesNothing: (text: string) => boolean;
};
