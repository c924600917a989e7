import type * as Y from 'yjs';
import { isRecord } from '../document/repair-attrs.ts';

/**
 * Text that a paste took out of the story: the lead photo's caption, or the headline of a related story. It
 * is kept with the draft until a person uses or discards it. `caption` and `credit` are empty for the latter.
 */
export type TrayItem = {
  readonly id: string;
  readonly kind: 'photo-line' | 'related';
  readonly text: string;
  readonly caption: string;
  readonly credit: string;
};

/** The tray of a working copy; it is not part of versions. */
export function trayPart(doc: Y.Doc): Y.Array<TrayItem> {
  return doc.getArray<TrayItem>('tray');
}

/** The valid items of the tray; malformed ones of other clients are ignored. */
export function trayOf(doc: Y.Doc): TrayItem[] {
  return (trayPart(doc).toArray() as unknown[]).filter(isTrayItem);
}

/** Removes these items from the tray. */
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
