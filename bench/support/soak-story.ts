import * as Y from 'yjs';
import { bodyPart } from '#core/working-copy/working-copy.ts';

/** A story of simulated writers, and the text that it must contain. */
export type SoakStory = {
  readonly articleId: string;
  /** Words that the server has acknowledged and no writer has removed. */
  readonly expected: Set<string>;
};

/** Inserts a word after a space or line break, to keep it separate. */
export function insertWord(doc: Y.Doc, word: string, where: number): number {
  const text = bodyPart(doc);
  const before = text.toString();
  const space = before.indexOf(' ', Math.floor(before.length * where));
  const index = space === -1 ? 0 : space + 1;
  text.insert(index, `${word} `);
  return index;
}

/** Removes a word. False if it is not there. */
export function removeWord(doc: Y.Doc, word: string): boolean {
  const text = bodyPart(doc);
  const index = text.toString().search(new RegExp(`(?<!\\S)${word} `));
  if (index === -1) return false;
  text.delete(index, word.length + 1);
  return true;
}

/** A position in the text, encoded for presence. */
export function cursorAt(doc: Y.Doc, index: number): { anchor: string; head: string } {
  const place = Y.encodeRelativePosition(
    Y.createRelativePositionFromTypeIndex(bodyPart(doc), Math.min(index, bodyPart(doc).length), -1),
  );
  const anchor = Buffer.from(place).toString('base64');
  return { anchor, head: anchor };
}

/** The expected words that are missing from the document or occur more than once. */
export function missingFrom(doc: Y.Doc, story: SoakStory): string[] {
  const counts = new Map<string, number>();
  for (const word of bodyPart(doc).toString().split(/\s+/)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...story.expected].filter((word) => counts.get(word) !== 1);
}
