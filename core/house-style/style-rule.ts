/** A style rule of the editors: matches of `pattern` are marked in the text with `advice`. */
export type StyleRule = {
  readonly id: string;
  /** The desk, or null for all desks. */
  readonly sectionId: string | null;
  /** A regular expression; see `compilePattern` for what `\b` means in it. */
  readonly pattern: string;
  readonly matchCase: boolean;
  readonly advice: string;
  /** The replacement, with `$1` for the captures of the pattern; null if a person must decide. */
  readonly replacement: string | null;
  readonly isOn: boolean;
};

export const patternMaxChars = 300;
export const adviceMaxChars = 300;
export const replacementMaxChars = 200;
