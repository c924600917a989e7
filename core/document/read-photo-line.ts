/** A caption and who made the photo; the credit stands without brackets and without "Nguồn:". */
export type PhotoLine = { readonly caption: string; readonly credit: string };

/** The line of the lead photo that a story begins with; `text`: the line as it was written. */
export type LeadLine = PhotoLine & { readonly text: string };

/**
 * Which lines a reader takes out of the text, where there is a place for them: `all`, all but the `lead` photo's line, which only
 * begins a whole story, or `none`.
 */
export type SetAside = 'all' | 'related' | 'none';

/**
 * A line such as "Hai đặc phái viên bắt tay. (Nguồn: Reuters) |" taken apart, or null when it names no source
 * at its end.
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
/** Without brackets only behind the end of a sentence or a line that sets it apart. */
const AT_END =
  /^(?<caption>.*?(?:[.!?…”"]|(?=\s[-–—|/]\s)))\s+(?:[-–—|/]\s)?(?:nguồn ảnh|ảnh|đồ họa|photo)\s*:\s*(?<credit>[^.:|]{1,80})\.?$/isu;
