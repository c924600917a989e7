/**
 * Labels of related stories in the press, Vietnamese and English. Each is a whole label: "Xem thêm", "Tin
 * liên quan", "Có thể bạn quan tâm", "Read more".
 */
const WORDS = [
  '(?:các )?(?:tin|bài|tin tức|tin bài|bài viết|bài báo|chủ đề|nội dung|video)(?: bài| viết)? (?:có )?liên quan',
  '(?:xem|đọc|tìm hiểu) (?:thêm|tiếp|ngay)(?: (?:tin|bài|các bài)(?: viết)?)?(?: (?:khác|tại đây))?',
  '(?:mời (?:bạn|quý vị|độc giả|bạn đọc) )?(?:đón )?(?:đọc|xem) thêm',
  '(?:có thể )?(?:bạn|quý vị|độc giả) (?:có thể )?quan tâm',
  '(?:tin|bài)(?: viết)? (?:cùng (?:chủ đề|chuyên mục|tác giả)|đáng (?:đọc|chú ý)|nên (?:đọc|xem)|mới hơn|cũ hơn|khác)',
  'cùng (?:chủ đề|chuyên mục)',
  'related(?: (?:stories|story|news|articles?|posts?|coverage|reading))?',
  '(?:read|see|learn) more(?: (?:on|about) this)?|more on this(?: story)?|see also|also read|read also|read next|further reading',
  'you (?:may|might) (?:also )?(?:like|be interested in)(?: this| these)?|recommended(?: (?:reading|stories|for you))?|don.t miss',
].join('|');

const ALONE = new RegExp(`^[\\s>»▶►➤⇒→•*|:-]*(?:${WORDS})\\s*[:：>»…|.-]*\\s*$`, 'iu');
const LED = new RegExp(`^[\\s>»▶►➤⇒→•*|-]*(?:${WORDS})\\s*[:：|]\\s*(?<text>\\S.*)$`, 'isu');
const ARROWED = /^(?:>{2,}|»+|[▶►➤⇒]+️?|=>|-->)\s*(?<text>\S.*)$/su;

/** Whether the line is only the label of a list of other stories. */
export function isRelatedLabel(line: string): boolean {
  return ALONE.test(line.normalize('NFC'));
}

/** The text after the label or arrows of a related-story line; null for ordinary text. */
export function afterRelatedLabel(line: string): string | null {
  const text = line.normalize('NFC').trim();
  if (ALONE.test(text)) return null;
  const arrowed = ARROWED.exec(text)?.groups?.text?.trim();
  if (arrowed) return LED.exec(arrowed)?.groups?.text?.trim() ?? (ALONE.test(arrowed) ? null : arrowed);
  return LED.exec(text)?.groups?.text?.trim() ?? null;
}

/**
 * The headline in a related-story line of an old CMS ("Xem thêm: …", "| title sapo |", ">>> …"), or null for
 * ordinary text.
 */
export function readRelatedLine(line: string): string | null {
  const text = line.trim();
  const boxed = /^\|\s*(?<text>[^|]*[^|\s])\s*\|?$/u.exec(text)?.groups?.text;
  if (boxed !== undefined) return (afterRelatedLabel(boxed) ?? boxed.trim()) || null;
  return afterRelatedLabel(text);
}
