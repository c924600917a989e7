import type { Asks } from './desk-article.ts';

/** Whether an action needs a dialog first. */
export function needsDialog({ reason, publicNote, at, updateKind, notice, confirm }: Asks): boolean {
  return [reason, publicNote, at, updateKind, notice, confirm].some((asked) => asked !== undefined);
}
