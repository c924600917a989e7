import type * as Y from 'yjs';

/*
 * The parts of a working copy, by the names that they bear in its Yjs document. Each is of a kind that merges:
 * letters of texts, entries of lists; of the few plain values the later one counts.
 */

/** Lines of text that several people may write in at once. */
export const TEXT_PARTS = [
  'kicker',
  'headline',
  'sapo',
  'sponsor',
  'leadCaption',
  'leadCredit',
  'leadAlt',
] as const;
export type TextPart = (typeof TEXT_PARTS)[number];

/** Lists of ids. */
export const LIST_PARTS = ['bylineIds', 'tagIds', 'pinIds'] as const;
export type ListPart = (typeof LIST_PARTS)[number];

/** The body: one text, whose line ends say what each line is. */
export function bodyPart(doc: Y.Doc): Y.Text {
  return doc.getText('body');
}

export function textPart(doc: Y.Doc, name: TextPart): Y.Text {
  return doc.getText(name);
}

export function listPart(doc: Y.Doc, name: ListPart): Y.Array<string> {
  return doc.getArray<string>(name);
}

export function plainParts(doc: Y.Doc): Y.Map<string | null> {
  return doc.getMap<string | null>('values');
}

/** The largest working copy, and so the largest update of one, in bytes: several times the largest body. */
export const workingCopyMaxBytes = 8_000_000;
