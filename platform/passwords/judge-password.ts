import { fold } from '#core/text/fold.ts';
import { VIETNAMESE_WORDS } from './vietnamese-words.ts';

/** What is wrong with a password: others guess it early, or whoever knows the person does. */
export type PasswordFault = 'common' | 'personal';

/** Scores of zxcvbn go from 0 to 4; 3 stands for more than 10⁸ guesses, which nobody makes at a door that counts. */
const leastScore = 3;
/** What follows adds nothing to a password that is easy up to here, and its judging would cost seconds. */
const judgedChars = 32;

/**
 * What makes this password easy to guess, or null. It is tried as it is typed, without its
 * accents, and without what stands between its words: against lists of
 * common passwords, English and Vietnamese words, names, dates, rows of keys, and what is known `about` the person.
 */
export async function judgePassword(
  password: string,
  about: readonly string[],
): Promise<PasswordFault | null> {
  const estimator = await readEstimator();
  const typed = password.normalize('NFC').slice(0, judgedChars);
  const known = [...new Set(about.flatMap((text) => text.split('@')).flatMap(partsOf))];
  for (const tried of new Set([typed, fold(typed), fold(typed).replaceAll(/[\s.,_@-]+/g, '')])) {
    const { score, sequence } = estimator.check(tried, known);
    if (score >= leastScore) continue;
    return sequence.some((match) => match.dictionaryName === 'userInputs') ? 'personal' : 'common';
  }
  return null;
}

/** "Nguyễn Thị Lan" is also tried as "nguyenthilan", "nguyen" and "lan". */
function partsOf(text: string): string[] {
  const plain = fold(text);
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2);
  return [plain, plain.replaceAll(/[^\p{L}\p{N}]+/gu, ''), ...words].filter((part) => part.length > 2);
}

/* The lists are some 30 MB: read when the first password is chosen, and not at the start. */
let estimator: ReturnType<typeof makeEstimator> | null = null;

function readEstimator() {
  estimator ??= makeEstimator();
  return estimator;
}

async function makeEstimator() {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary, vietnamese: [...VIETNAMESE_WORDS] },
    graphs: common.adjacencyGraphs,
  });
}
