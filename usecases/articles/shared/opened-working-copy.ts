/** A working copy as updates of Yjs to be applied in order, and the number of the last of them. */
export type OpenedWorkingCopy = { readonly updates: readonly Uint8Array[]; readonly seq: number };
