import * as Y from 'yjs';
import { isRecord } from '../document/repair-attrs.ts';
import { changeText } from './change-text.ts';
import { TEXT_PARTS, type TextPart, textPart } from './working-copy.ts';

/** Text of a field that lost a conflict: another person replaced the same letters concurrently. */
export type FieldConflict = { readonly id: string; readonly field: TextPart; readonly text: string };

/**
 * A replacement of letters of a field. `gone`: the ids of the removed letters, as [client, clock, length].
 * The text that `client` wrote from the clock `from` on replaced them. Each replacement deletes the records
 * that it saw, so two existing records are concurrent.
 */
type Replacement = {
  readonly field: TextPart;
  readonly client: number;
  readonly from: number;
  readonly gone: readonly Range[];
};
type Range = readonly [client: number, clock: number, length: number];

/**
 * Replacing this many letters at once is recorded. A Vietnamese input method removes at most three to insert
 * others.
 */
const replacedAtLeast = 4;

/**
 * The text of a field. If several people replaced the same letters concurrently, the text of one of them,
 * which is the same on every client and on the server. The others are in `fieldConflicts`.
 */
export function fieldText(doc: Y.Doc, name: TextPart): string {
  const text = textPart(doc, name);
  const [, ...losers] = rivals(doc, name);
  return losers.length === 0 ? text.toString() : textWithout(text, losers);
}

/** The lost texts of every field, until a person restores or discards them. */
export function fieldConflicts(doc: Y.Doc): FieldConflict[] {
  const open = TEXT_PARTS.flatMap((field) => lostWords(doc, field));
  const kept = [...keptWords(doc).entries()].flatMap(([id, value]) =>
    isKept(value) ? [{ id, ...value }] : [],
  );
  return [...open, ...kept];
}

/** Changes a field to `next`. Unchanged letters keep their identity. */
export function writeField(doc: Y.Doc, name: TextPart, next: string): void {
  const change = changeText(fieldText(doc, name), next);
  if (change === null) return;
  doc.transact(() => {
    settle(doc, name);
    const text = textPart(doc, name);
    if (change.remove >= replacedAtLeast) {
      forget(doc, name);
      const from = Y.getState(doc.store, doc.clientID) + 1;
      const gone = idsOf(text, change.index, change.remove);
      replacements(doc).push([{ field: name, client: doc.clientID, from, gone }]);
    }
    if (change.remove > 0) text.delete(change.index, change.remove);
    if (change.insert !== '') text.insert(change.index, change.insert);
  });
}

/** Restores lost text into its field; the text that it replaces becomes the lost one. */
export function takeLostWords(doc: Y.Doc, { id, field, text }: FieldConflict): void {
  doc.transact(() => {
    settle(doc, field);
    const before = textPart(doc, field).toString();
    if (before === '') keptWords(doc).delete(id);
    else keptWords(doc).set(id, { field, text: before });
    writeField(doc, field, text);
  });
}

/** Discards lost text. */
export function discardLostWords(doc: Y.Doc, { id, field }: FieldConflict): void {
  doc.transact(() => {
    settle(doc, field);
    keptWords(doc).delete(id);
  });
}

/** The shared types that determine conflicts, for observers. */
export function conflictParts(doc: Y.Doc): readonly [Y.Array<unknown>, Y.Map<unknown>] {
  return [replacements(doc), keptWords(doc)];
}

function replacements(doc: Y.Doc): Y.Array<unknown> {
  return doc.getArray('replacements');
}

function keptWords(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('lostWords');
}

/**
 * Moves lost letters from the text into the list of lost texts. Idempotent if two people do it concurrently.
 */
function settle(doc: Y.Doc, name: TextPart): void {
  const [, ...losers] = rivals(doc, name);
  if (losers.length === 0) return;
  for (const { id, field, text } of lostWords(doc, name)) keptWords(doc).set(id, { field, text });
  const text = textPart(doc, name);
  let at = text.length;
  for (const piece of piecesOf(text).reverse()) {
    at -= piece.letters.length;
    for (let offset = piece.letters.length - 1; offset >= 0; offset -= 1) {
      if (losers.some((loser) => isOf(loser, piece, offset))) text.delete(at + offset, 1);
    }
  }
  forget(doc, name);
}

function lostWords(doc: Y.Doc, field: TextPart): FieldConflict[] {
  const all = rivals(doc, field);
  return all.slice(1).map((own) => ({
    id: `${own.client}:${own.from}`,
    field,
    text: textWithout(
      textPart(doc, field),
      all.filter((other) => other !== own),
    ),
  }));
}

/**
 * Conflicting replacements of a field: they removed the same letters and still have letters in the text. The
 * order is deterministic. Empty if one replaced them alone.
 */
function rivals(doc: Y.Doc, name: TextPart): Replacement[] {
  const all = replacements(doc).toArray().filter(isReplacement);
  const own = all.filter(({ field }) => field === name);
  if (own.length < 2) return [];
  const pieces = piecesOf(textPart(doc, name));
  const alive = own.filter((each) =>
    pieces.some((piece) => piece.client === each.client && piece.clock + piece.letters.length > each.from),
  );
  const rival = alive.filter((one) => alive.some((other) => other !== one && overlap(one.gone, other.gone)));
  return rival.length < 2 ? [] : rival;
}

function forget(doc: Y.Doc, name: TextPart): void {
  const list = replacements(doc);
  const all = list.toArray();
  for (let at = all.length - 1; at >= 0; at -= 1) {
    const each = all[at];
    if (!isReplacement(each) || each.field === name) list.delete(at);
  }
}

/**
 * Letters that one client wrote consecutively; the letter at an offset has the id [client, clock + offset].
 */
type Piece = { readonly client: number; readonly clock: number; readonly letters: string };

function piecesOf(text: Y.Text): Piece[] {
  const pieces: Piece[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentString)
      pieces.push({ ...item.id, letters: item.content.str });
  }
  return pieces;
}

function isOf({ client, from }: Replacement, piece: Piece, offset: number): boolean {
  return piece.client === client && piece.clock + offset >= from;
}

function textWithout(text: Y.Text, losers: readonly Replacement[]): string {
  return piecesOf(text)
    .map((piece) =>
      // By UTF-16 code unit, as Yjs counts.
      piece.letters
        .split('')
        .filter((_, offset) => !losers.some((loser) => isOf(loser, piece, offset)))
        .join(''),
    )
    .join('');
}

function idsOf(text: Y.Text, index: number, length: number): Range[] {
  const ranges: Range[] = [];
  let at = 0;
  for (const { client, clock, letters } of piecesOf(text)) {
    const from = Math.max(index - at, 0);
    const to = Math.min(index + length - at, letters.length);
    if (from < to) ranges.push([client, clock + from, to - from]);
    at += letters.length;
  }
  return ranges;
}

function overlap(ones: readonly Range[], others: readonly Range[]): boolean {
  return ones.some(([client, clock, length]) =>
    others.some((other) => other[0] === client && clock < other[1] + other[2] && other[1] < clock + length),
  );
}

function isTextPart(value: unknown): value is TextPart {
  return (TEXT_PARTS as readonly unknown[]).includes(value);
}

function isKept(value: unknown): value is Omit<FieldConflict, 'id'> {
  return isRecord(value) && isTextPart(value.field) && typeof value.text === 'string';
}

function isReplacement(value: unknown): value is Replacement {
  if (!isRecord(value) || !isTextPart(value.field) || !Array.isArray(value.gone)) return false;
  const isRange = (range: unknown) =>
    Array.isArray(range) && range.length === 3 && range.every((each) => typeof each === 'number');
  return typeof value.client === 'number' && typeof value.from === 'number' && value.gone.every(isRange);
}
