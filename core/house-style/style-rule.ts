/** A rule that editors own: what matches `pattern` is marked in the text with `advice`. */
export type StyleRule = {
  readonly id: string;
  /** The desk, or null for every desk. */
  readonly sectionId: string | null;
  /** A regular expression; see `compilePattern` for what `\b` means in it. */
  readonly pattern: string;
  readonly matchCase: boolean;
  readonly advice: string;
  /** What to write instead, with `$1` for the groups of the pattern; null where only a person can say. */
  readonly replacement: string | null;
  readonly isOn: boolean;
};

export const patternMaxChars = 300;
export const adviceMaxChars = 300;
export const replacementMaxChars = 200;
