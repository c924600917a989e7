import { INPUT_METHODS, type InputMethod, type InputMethodName } from './input-method.ts';
import type { Chance } from './seeded.ts';
import { isVowel, type Letter, type Spelling, vowelGroup } from './spelling.ts';

/**
 * The keys that a person may press for a word. Marks come at once or at the end of the word, ươ needs one key
 * or two, a lone w gives ư. The tone key comes anywhere after the first vowel.
 */
export function keysOf(name: InputMethodName, { letters, tone }: Spelling, chance: Chance): string {
  const method = INPUT_METHODS[name];
  const firstVowel = vowelGroup(letters).start;
  const areMarksLate = chance(3) === 0;
  const isPairOneKey = areMarksLate || chance(2) === 0;
  const keys: string[] = [];
  const late: string[] = [];
  let toneMayFollow = 0;
  for (const [at, letter] of letters.entries()) {
    const isPairFirst = letter.mark === 'horn' && letters[at + 1]?.mark === 'horn';
    if (isLoneHornedU(letters, at, method) && chance(3) === 0) {
      keys.push(letter.isCapital ? 'W' : 'w');
    } else {
      keys.push(letter.isCapital ? letter.base.toUpperCase() : letter.base);
      const mark = markKey(method, letter);
      if (mark && !(isPairFirst && isPairOneKey)) (areMarksLate ? late : keys).push(mark);
    }
    if (at === firstVowel) toneMayFollow = keys.length;
  }
  keys.push(...late);
  const toneKey = tone === 'level' ? undefined : keyWhere(method.tones, (each) => each === tone);
  if (toneKey) {
    const isLast = chance(2) === 0;
    keys.splice(isLast ? keys.length : toneMayFollow + chance(keys.length - toneMayFollow + 1), 0, toneKey);
  }
  return keys.join('');
}

/** An ư without a vowel before it that is not part of ươ, if the method has a key for it alone. */
function isLoneHornedU(letters: readonly Letter[], at: number, method: InputMethod): boolean {
  const [letter, next] = [letters[at], letters[at + 1]];
  const isHornedU = letter?.base === 'u' && letter.mark === 'horn' && next?.mark !== 'horn';
  return isHornedU && method.hornedU !== null && letters.findIndex(({ base }) => isVowel(base)) === at;
}

function markKey(method: InputMethod, letter: Letter): string | undefined {
  return keyWhere(method.marks, (pairs) =>
    pairs.some(([base, mark]) => base === letter.base && mark === letter.mark),
  );
}

function keyWhere<Value>(
  table: Readonly<Record<string, Value>>,
  is: (value: Value) => boolean,
): string | undefined {
  return Object.keys(table).find((key) => is(table[key] as Value));
}
