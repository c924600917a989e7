import { type AuthoredText, attributeLogged, type Letter, noAuthor } from '../articles/authorship.ts';
import { wordsOf } from '../articles/letters.ts';
import type { VersionContent } from '../articles/version-content.ts';
import { commonRuns } from '../document/common-runs.ts';
import type { ClientWriters } from './client-writers.ts';
import type { CopyLetter } from './letters-of-copy.ts';

/**
 * The letters of version `number`, which is made from a working copy. `copies` has the copy's letters at the
 * previous version (`last`), which keep their writers. It also has the current letters and the owners of
 * their client ids. `writerIds` are the people who wrote since. A letter without a known owner belongs to the
 * only one of them, or to `noAuthor`.
 */
export function lettersOfCut(
  written: VersionContent,
  {
    last,
    copies,
    writerIds,
    number,
  }: {
    readonly last: AuthoredText;
    readonly copies: {
      readonly before: readonly CopyLetter[];
      readonly after: readonly CopyLetter[];
      readonly clients: ClientWriters;
    };
    readonly writerIds: readonly string[];
    readonly number: number;
  },
): Letter[] {
  const words = wordsOf(written);
  const known = new Map<string, Letter>();
  alignLetters(copies.before, last.words.flat()).forEach((each, index) => {
    const letter = last.letters[index];
    if (each !== null && letter !== undefined) known.set(keyOf(each), letter);
  });
  const otherwise = (writerIds.length === 1 && writerIds[0]) || noAuthor;
  const logged = alignLetters(copies.after, words.flat()).map((each) =>
    each === null
      ? otherwise
      : (known.get(keyOf(each)) ?? copies.clients.writerAt(each.clientId, each.clock) ?? otherwise),
  );
  return attributeLogged(words, { before: last, logged, number });
}

function keyOf({ clientId, clock }: CopyLetter): string {
  return `${clientId} ${clock}`;
}

/** For each letter of a content, the corresponding letter of the copy; null if there is none. */
function alignLetters(copy: readonly CopyLetter[], letters: readonly string[]): (CopyLetter | null)[] {
  const aligned: (CopyLetter | null)[] = letters.map(() => null);
  const codes = new Map<string, number>();
  const codeOf = (letter: string) => {
    const code = codes.get(letter) ?? codes.size;
    codes.set(letter, code);
    return code;
  };
  const ofCopy = Int32Array.from(copy, ({ letter }) => codeOf(letter));
  for (const { before, after, length } of commonRuns(ofCopy, Int32Array.from(letters, codeOf))) {
    for (let step = 0; step < length; step += 1) aligned[after + step] = copy[before + step] ?? null;
  }
  return aligned;
}
