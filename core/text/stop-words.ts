import { exactKey } from './exact-key.ts';

/**
 * Words that occur in every story regardless of its subject: our own short list of function words. Words that
 * can carry meaning (`nhà`, `năm`, `người`) are left to the archive's statistics.
 */
const VIETNAMESE =
  'và hoặc hay nhưng mà thì là của cho với từ đến tới ở tại trong ngoài trên dưới vào ra về bởi do vì nên nếu khi lúc ' +
  'đã đang sẽ vừa mới còn cũng vẫn đều chỉ rất quá lại được bị không chưa chẳng có những các mọi mỗi một này kia đó ấy ' +
  'nào gì ai sao như để theo cùng sau trước giữa hơn nhất rằng thế vậy nữa rồi đi thêm';
const ENGLISH =
  'a an the and or but if of to in on at by for from with as into than that this these those it its is are was were be ' +
  'been has have had do does did not no will would can could may more most over after before about';

const words: ReadonlySet<string> = new Set(`${VIETNAMESE} ${ENGLISH}`.split(' ').map(exactKey));

/**
 * Whether a syllable is a stop word, regardless of case, normal form and tone mark placement; accents count.
 */
export function isStopWord(syllable: string): boolean {
  return words.has(exactKey(syllable));
}
