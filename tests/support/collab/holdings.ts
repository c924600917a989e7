import type { CollabServer } from '#server/collab/collab-server.ts';

/** What a server of the rooms holds in its memory at a moment, counted after full collections. */
export type Holdings = ReturnType<CollabServer['stats']> & {
  /** Documents and connections of which anything still holds the object, and timers that still run. */
  readonly documents: number;
  readonly visitors: number;
  readonly timers: number;
  /** What V8 and its buffers hold. */
  readonly heapBytes: number;
};
