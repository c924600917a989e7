import type { Asks } from './doors.ts';

/** Whether an action must be asked about before it is done. */
export function needsDialog({ reason, publicNote, at, updateKind, notice, confirm }: Asks): boolean {
  return [reason, publicNote, at, updateKind, notice, confirm].some((asked) => asked !== undefined);
}
