/** Where an entry of a live story stands: handed in, with readers, or taken away from them. */
export const ENTRY_STATES = ['draft', 'published', 'withdrawn'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];
/** Those in which it can still be written in. */
export const WRITABLE_STATES = ['draft', 'published'] as const satisfies readonly EntryState[];

/** What a change of a published entry is; decides the public note and its moment of modification. */
export const ENTRY_CHANGES = ['minor_fix', 'update', 'correction'] as const;
export type EntryChange = (typeof ENTRY_CHANGES)[number];

/** Whether a change is still to say what readers had wrong. */
export function owesNote(change: EntryChange, publicNote: string): boolean {
  return change === 'correction' && publicNote.trim() === '';
}

/** A live story before its coverage was opened, while it runs, and after its end. Derived, never stored. */
export type CoverageState = 'none' | 'running' | 'ended';

/** Derives the state from when the coverage was opened and ended. */
export function coverageState(coverage: { readonly endedAt: Date | null } | null): CoverageState {
  if (coverage === null) return 'none';
  return coverage.endedAt === null ? 'running' : 'ended';
}
