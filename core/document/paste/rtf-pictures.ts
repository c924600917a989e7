/** A picture in RTF; null for a format that browsers cannot show (a metafile). */
export type RtfPicture = {
  readonly type: 'image/png' | 'image/jpeg';
  readonly bytes: Uint8Array<ArrayBuffer>;
} | null;

/**
 * The pictures of an RTF document in text order. Word's HTML refers to pictures as files that only Word can
 * open (`file:///…/clip_image001.png`). The RTF on the same clipboard contains their bytes in hexadecimal.
 * RTF 1.9.1, "Pictures": `\shppict` is the picture, `\nonshppict` a copy for old readers.
 */
export function readRtfPictures(rtf: string): RtfPicture[] {
  const text = withoutGroups(rtf, '{\\*\\listpicture');
  const pictures: RtfPicture[] = [];
  const opening = '{\\*\\shppict';
  for (let at = text.indexOf(opening); at !== -1; at = text.indexOf(opening, at + 1)) {
    const inside = text.slice(at, endOfGroup(text, at));
    const start = inside.indexOf('{\\pict');
    if (start !== -1) pictures.push(pictureOf(inside.slice(start, endOfGroup(inside, start))));
  }
  return pictures;
}

function pictureOf(group: string): RtfPicture {
  const type = /\\pngblip\b/.test(group) ? 'image/png' : /\\jpegblip\b/.test(group) ? 'image/jpeg' : null;
  if (!type) return null;
  // Without inner groups and control words, the group consists of the hexadecimal digits.
  const digits = withoutGroups(group.slice(1, -1), '{')
    .replace(/\\[a-z]+-?\d* ?/g, '')
    .replace(/\s+/g, '');
  if (digits.length === 0 || digits.length % 2 === 1 || /[^\da-f]/i.test(digits)) return null;
  const bytes = new Uint8Array(digits.length / 2);
  for (let at = 0; at < bytes.length; at += 1)
    bytes[at] = Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16);
  return { type, bytes };
}

/** The index after the brace that closes the group starting at `start`. */
function endOfGroup(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '\\') at += 1;
    else if (letter === '{') depth += 1;
    else if (letter === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}

function withoutGroups(text: string, opening: string): string {
  let rest = text;
  for (let at = rest.indexOf(opening); at !== -1; at = rest.indexOf(opening)) {
    rest = rest.slice(0, at) + rest.slice(endOfGroup(rest, at));
  }
  return rest;
}
