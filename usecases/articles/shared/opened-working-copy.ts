/** A working copy as Yjs updates in order, and the number of the last one. */
export type OpenedWorkingCopy = { readonly updates: readonly Uint8Array[]; readonly seq: number };
