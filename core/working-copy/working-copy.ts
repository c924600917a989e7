import type * as Y from 'yjs';
import { type ListField, TEXT_FIELDS } from '../articles/article-fields.ts';

/* The names of the parts of a working copy in its Yjs document, a CRDT. Text and list types merge concurrent
   changes; for the few plain values the last write wins. */

/** Text fields that several people may edit at once. */
export const TEXT_PARTS = [...TEXT_FIELDS, 'leadCaption', 'leadCredit', 'leadAlt'] as const;
export type TextPart = (typeof TEXT_PARTS)[number];

/** The body: one text, whose line ends describe the lines. */
export function bodyPart(doc: Y.Doc): Y.Text {
  return doc.getText('body');
}

export function textPart(doc: Y.Doc, name: TextPart): Y.Text {
  return doc.getText(name);
}

export function listPart(doc: Y.Doc, name: ListField): Y.Array<string> {
  return doc.getArray<string>(name);
}

export function plainParts(doc: Y.Doc): Y.Map<string | null> {
  return doc.getMap<string | null>('values');
}

/** Maximum size of a working copy, and of an update, in bytes: several times the largest body. */
export const workingCopyMaxBytes = 8_000_000;
