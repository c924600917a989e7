import type { Written } from './desk-entry.ts';

type Place = { readonly personId: string; readonly articleId: string };

const prefixOf = ({ personId, articleId }: Place) => `toasoan-live-${personId}-${articleId}-`;

/** Unsent entries of this person in this browser, oldest first. */
export function unsentEntries(place: Place): Written[] {
  try {
    const prefix = prefixOf(place);
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .flatMap((key) => readWritten(localStorage.getItem(key)))
      .toSorted((one, other) => (one.entryId < other.entryId ? -1 : 1));
  } catch {
    return [];
  }
}

/** Stores an entry in the browser at once, to survive a reload. False if the browser has no storage. */
export function keepEntry(place: Place, written: Written): boolean {
  try {
    localStorage.setItem(prefixOf(place) + written.entryId, JSON.stringify(written));
    return true;
  } catch {
    return false;
  }
}

/** Deletes an entry once the server has it, or its writer discards it. */
export function forgetEntry(place: Place, entryId: string): void {
  try {
    localStorage.removeItem(prefixOf(place) + entryId);
  } catch {
    // Without storage there is nothing to delete.
  }
}

function readWritten(text: string | null): Written[] {
  try {
    const kept = JSON.parse(text ?? 'null') as Written | null;
    const isWhole =
      kept !== null &&
      [kept.entryId, kept.headline, kept.text, kept.keyTitle, kept.publicNote].every(
        (part) => typeof part === 'string',
      ) &&
      Array.isArray(kept.photos);
    // An entry stored by an older release has no time of sending.
    return isWhole ? [{ ...kept, sentAt: kept.sentAt ?? 0 }] : [];
  } catch {
    return [];
  }
}
