/** The states of a live entry: submitted, published, or withdrawn. */
export const ENTRY_STATES = ['draft', 'published', 'withdrawn'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];
/** The states in which the text can be edited. */
export const WRITABLE_STATES = ['draft', 'published'] as const satisfies readonly EntryState[];

/** The kind of change to a published entry; it decides the public note and the modification time. */
export const ENTRY_CHANGES = ['minor_fix', 'update', 'correction'] as const;
export type EntryChange = (typeof ENTRY_CHANGES)[number];

/** Whether a correction still lacks the public note on the error. */
export function requiresNote(change: EntryChange, publicNote: string): boolean {
  return change === 'correction' && publicNote.trim() === '';
}

/** The coverage of a live story: not opened, running, or ended. Derived, never stored. */
export type CoverageState = 'none' | 'running' | 'ended';

/** Derives the state from the opening and end of the coverage. */
export function coverageState(coverage: { readonly endedAt: Date | null } | null): CoverageState {
  if (coverage === null) return 'none';
  return coverage.endedAt === null ? 'running' : 'ended';
}
