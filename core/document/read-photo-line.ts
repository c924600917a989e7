/** A caption and a photo credit; the credit is without brackets and without "Nguồn:". */
export type PhotoLine = { readonly caption: string; readonly credit: string };

/** The lead photo's line at the start of a story; `text` is the original line. */
export type LeadLine = PhotoLine & { readonly text: string };

/**
 * The lines that a parser takes out of the text: `all`; `related` leaves the lead photo's line, which only
 * starts a whole story; or `none`.
 */
export type SetAside = 'all' | 'related' | 'none';

/**
 * Splits a line such as "Hai đặc phái viên bắt tay. (Nguồn: Reuters) |", or returns null if it does not end
 * with a source.
 */
export function readPhotoLine(line: string): PhotoLine | null {
  const text = line.replace(/^[\s|]+|[\s|]+$/g, '');
  const found = IN_BRACKETS.exec(text) ?? AT_END.exec(text);
  const caption = found?.groups?.caption?.trim() ?? '';
  const credit = found?.groups?.credit?.trim() ?? '';
  return credit === '' || caption.length > captionMaxLength ? null : { caption, credit };
}

const captionMaxLength = 600;
const IN_BRACKETS =
  /^(?<caption>.*?)\s*[([](?:nguồn|ảnh|source|photo|credit|hình|minh họa|đồ họa)\s*(?:ảnh\s*)?:\s*(?<credit>[^()[\]]{1,200})[)\]]\s*\.?$/isu;
/** Without brackets only after the end of a sentence or after a dash. */
const AT_END =
  /^(?<caption>.*?(?:[.!?…”"]|(?=\s[-–—|/]\s)))\s+(?:[-–—|/]\s)?(?:nguồn ảnh|ảnh|đồ họa|photo)\s*:\s*(?<credit>[^.:|]{1,80})\.?$/isu;
