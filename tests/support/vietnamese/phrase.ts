import type { InputMethodName } from './input-method.ts';
import { type Engine, keyStream, type Stroke } from './key-stream.ts';
import { typeWord } from './type-word.ts';

/**
 * The phrase of the typing tests: letters rewritten far behind the key, a capital, punctuation directly after
 * a word.
 */
const WORDS = ['được', 'thuyền', 'nghiêng,', 'Đường', 'thuở.'];
const KEYS: Record<InputMethodName, readonly string[]> = {
  telex: ['dduowcj', 'thuyefne', 'nghieeng,', 'DDuongwf', 'thuowr.'],
  vni: ['d9uo7c5', 'thuyen62', 'nghie6ng,', 'D9uong72', 'thuo73.'],
};

export const PHRASE = WORDS.join(' ');

/** The events of the phrase. Punctuation and spaces end a word and pass unchanged. */
export function phraseStream(engine: Engine, method: InputMethodName): Stroke[] {
  return KEYS[method].flatMap((typed, at) => {
    const [, keys = '', ending = ''] = /^(.*?)([,.]?)$/.exec(typed) ?? [];
    const tail = [...ending, ...(at < WORDS.length - 1 ? [' '] : [])];
    return [
      ...keyStream(engine, keys, typeWord(method, keys, 'old')),
      ...tail.map((text): Stroke => ({ kind: 'key', text })),
    ];
  });
}
