import { type AuthoredText, attributeLogged, type Letter, nobody } from '../articles/authorship.ts';
import { wordsOf } from '../articles/letters.ts';
import type { VersionContent } from '../articles/version-content.ts';
import { commonRuns } from '../document/common-runs.ts';
import type { ClientWriters } from './client-writers.ts';
import type { CopyLetter } from './letters-of-copy.ts';

/**
 * The letters of version `number`, which is cut from a working copy. `copies`: the letters of the copy at the version before
 * (`last`), which keep the writers that they had there; those that it has now; and whose the clients of the new ones are.
 * `writerIds`: who wrote since; a letter of which the copy does not tell the writer is theirs if they are one, or nobody's.
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
  const otherwise = (writerIds.length === 1 && writerIds[0]) || nobody;
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

/** For each letter of a content, the letter of the copy that it was made of; null: it stands in none. */
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
