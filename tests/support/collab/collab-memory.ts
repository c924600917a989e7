import type { CollabServer } from '#server/collab/collab-server.ts';

/** The memory of a collaboration server at a moment, counted after full garbage collections. */
export type CollabMemory = ReturnType<CollabServer['stats']> & {
  /** Documents and connections whose object is still referenced, and timers that still run. */
  readonly documents: number;
  readonly visitors: number;
  readonly timers: number;
  /** The memory of V8 and its buffers. */
  readonly heapBytes: number;
};
