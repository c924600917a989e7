/**
 * The text of a line that an old CMS wrote to lead to another story ("Xem thêm: …", "| title sapo |",
 * ">>> …"), or null when the line is ordinary text.
 */
export function readRelatedLine(line: string): string | null {
  const text = line.trim();
  const boxed = /^\|\s*(?<text>[^|]*[^|\s])\s*\|?$/u.exec(text)?.groups?.text;
  const led = LED.exec(text)?.groups?.text;
  const related = (boxed ?? led)?.trim() ?? '';
  return related === '' ? null : related;
}

/** Is the line nothing but the label above a list of other stories? */
export function isRelatedLabel(line: string): boolean {
  return /^(?:tin (?:bài )?liên quan|bài liên quan|xem thêm|đọc thêm|related(?: stories| news)?|read more|see also)\s*:?$/iu.test(
    line.trim(),
  );
}

const LED =
  /^(?:(?:>>+|»+)\s*|(?:tin (?:bài )?liên quan|bài liên quan|xem thêm|đọc thêm|related|read more|see also)\s*:\s*)(?<text>.+)$/isu;
