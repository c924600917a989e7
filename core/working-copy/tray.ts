import type * as Y from 'yjs';
import { isRecord } from '../document/repair-attrs.ts';

/**
 * Words that a paste took out of the text, kept with the draft until somebody puts them somewhere or discards them: the line of the
 * lead photo, or a line that leads to another story. `caption` and `credit` are empty for the latter.
 */
export type TrayItem = {
  readonly id: string;
  readonly kind: 'photo-line' | 'related';
  readonly text: string;
  readonly caption: string;
  readonly credit: string;
};

/** The tray of a working copy. Versions hold nothing of it. */
export function trayPart(doc: Y.Doc): Y.Array<TrayItem> {
  return doc.getArray<TrayItem>('tray');
}

/** What lies in the tray, without anything that another program put there in a form of its own. */
export function trayOf(doc: Y.Doc): TrayItem[] {
  return (trayPart(doc).toArray() as unknown[]).filter(isTrayItem);
}

/** Takes these items out of the tray. */
export function takeFromTray(doc: Y.Doc, ids: readonly string[]): void {
  const tray = trayPart(doc);
  const items = tray.toArray();
  for (let at = items.length - 1; at >= 0; at -= 1) {
    if (ids.includes(items[at]?.id ?? '')) tray.delete(at);
  }
}

function isTrayItem(value: unknown): value is TrayItem {
  if (!isRecord(value) || (value.kind !== 'photo-line' && value.kind !== 'related')) return false;
  return [value.id, value.text, value.caption, value.credit].every((each) => typeof each === 'string');
}
