import { exactKey } from './exact-key.ts';

/**
 * Words that stand in every story whatever it tells: a short list of our own, of function words alone. What carries
 * a meaning anywhere (`nhà`, `năm`, `người`) is left to the statistics of the archive.
 */
const VIETNAMESE =
  'và hoặc hay nhưng mà thì là của cho với từ đến tới ở tại trong ngoài trên dưới vào ra về bởi do vì nên nếu khi lúc ' +
  'đã đang sẽ vừa mới còn cũng vẫn đều chỉ rất quá lại được bị không chưa chẳng có những các mọi mỗi một này kia đó ấy ' +
  'nào gì ai sao như để theo cùng sau trước giữa hơn nhất rằng thế vậy nữa rồi đi thêm';
const ENGLISH =
  'a an the and or but if of to in on at by for from with as into than that this these those it its is are was were be ' +
  'been has have had do does did not no will would can could may more most over after before about';

const words: ReadonlySet<string> = new Set(`${VIETNAMESE} ${ENGLISH}`.split(' ').map(exactKey));

/** Whether a syllable, in any case, normal form and placement of its tone, only joins others; its accents count. */
export function isStopWord(syllable: string): boolean {
  return words.has(exactKey(syllable));
}
