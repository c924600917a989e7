import type { Written } from './live-doors.ts';

type Place = { readonly personId: string; readonly articleId: string };

const prefixOf = ({ personId, articleId }: Place) => `toasoan-live-${personId}-${articleId}-`;

/** What this person has written in this browser and the newsroom has not got yet, the oldest first. */
export function keptEntries(place: Place): Written[] {
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

/**
 * Keeps it at once. The browser's own process has it from then on, whatever becomes of the page. False where the browser
 * may keep nothing: then it is on the screen only.
 */
export function keepEntry(place: Place, written: Written): boolean {
  try {
    localStorage.setItem(prefixOf(place) + written.entryId, JSON.stringify(written));
    return true;
  } catch {
    return false;
  }
}

/** Forgets it, once the newsroom has it or its writer has thrown it away. */
export function forgetEntry(place: Place, entryId: string): void {
  try {
    localStorage.removeItem(prefixOf(place) + entryId);
  } catch {
    // Then there was nothing kept either.
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
    // What was kept by a release before does not say when it was sent.
    return isWhole ? [{ ...kept, sentAt: kept.sentAt ?? 0 }] : [];
  } catch {
    return [];
  }
}
