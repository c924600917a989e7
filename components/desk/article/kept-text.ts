import type { VersionContent } from '#core/articles/version-content.ts';

/** A text that waits on this machine for a save that succeeds. */
export type KeptText = { readonly content: VersionContent; readonly version: number; readonly at: string };

function keyFor(personId: string, articleId: string): string {
  return `toasoan.unsaved.${personId}.${articleId}`;
}

/** Keeps the text in this browser. Storage that is full or shut leaves it to the next save. */
export function keepText(personId: string, articleId: string, kept: KeptText): void {
  try {
    localStorage.setItem(keyFor(personId, articleId), JSON.stringify(kept));
  } catch {
    return;
  }
}

/** The text that was kept, or null. */
export function findKeptText(personId: string, articleId: string): KeptText | null {
  try {
    const found = localStorage.getItem(keyFor(personId, articleId));
    return found === null ? null : (JSON.parse(found) as KeptText);
  } catch {
    return null;
  }
}

/** Forgets the text: it is saved, or nobody wants it. */
export function forgetKeptText(personId: string, articleId: string): void {
  try {
    localStorage.removeItem(keyFor(personId, articleId));
  } catch {
    return;
  }
}
