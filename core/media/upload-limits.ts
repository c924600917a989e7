/** The largest file that is taken, in bytes (25 MB). */
export const uploadMaxBytes = 25 * 1024 * 1024;
/** The most pixels that are decoded: a photo of 9,500 × 6,300, and far from a bomb. */
export const uploadMaxPixels = 60_000_000;
/** The most that a decoder may hold of a picture at once, in bytes (144 MiB): what is kept line by line is far below. */
export const decodingMaxBytes = 144 * 1024 * 1024;
/** The longest caption, credit and alternative text in characters; as in a story's lead. */
export const captionMaxChars = 500;
export const creditMaxChars = 120;
export const altMaxChars = 300;
