/** The word count of a Vietnamese newsroom, in "chữ": text between spaces with a letter or digit. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
