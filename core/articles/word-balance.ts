import { bodyText } from '../document/body-text.ts';
import { TEXT_FIELDS, type TextField } from './article-fields.ts';
import type { VersionContent } from './version-content.ts';

type Texts = Pick<VersionContent, TextField | 'body'>;

/** The number of words added and removed between two texts. */
export type WordBalance = { readonly came: number; readonly went: number };

/** Counts words regardless of position: a moved sentence is no change. */
export function wordBalance(before: Texts | null, after: Texts): WordBalance {
  const counts = new Map<string, number>();
  for (const word of wordsOf(after)) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const word of before === null ? [] : wordsOf(before)) counts.set(word, (counts.get(word) ?? 0) - 1);
  let came = 0;
  let went = 0;
  for (const count of counts.values()) {
    if (count > 0) came += count;
    else went -= count;
  }
  return { came, went };
}

function wordsOf(texts: Texts): string[] {
  const text = [...TEXT_FIELDS.map((name) => texts[name]), bodyText(texts.body)].join('\n');
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
}
