/** Maximum size of an upload in bytes (25 MB). */
export const uploadMaxBytes = 25 * 1024 * 1024;
/**
 * Maximum number of pixels that are decoded: a photo of 9,500 × 6,300, and far below a decompression bomb.
 */
export const uploadMaxPixels = 60_000_000;
/** Maximum memory for decoding a picture in bytes (144 MiB); formats decoded line by line need far less. */
export const decodingMaxBytes = 144 * 1024 * 1024;
/** Maximum length of caption, credit and alternative text in characters, as in a story's lead. */
export const captionMaxChars = 500;
export const creditMaxChars = 120;
export const altMaxChars = 300;
