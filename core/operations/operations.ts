/** A job that was tried as often as it may be and is not tried again by itself. */
export type FailedJob = {
  readonly id: string;
  /** The name of its queue, such as `tell-people`. */
  readonly name: string;
  readonly failedAt: Date;
  readonly tries: number;
  /** The first line of what went wrong, without anything that came from a story. */
  readonly why: string;
};

export type JobCounts = { readonly waiting: number; readonly running: number; readonly failed: number };

/** What one process knows of itself. */
export type ProcessFigures = {
  readonly product: string;
  readonly node: string;
  readonly startedAt: Date;
  /** Where it keeps files: the folder, or the address of the bucket without its key. */
  readonly storage: string;
  readonly memoryBytes: number;
  readonly connections: number;
  readonly openArticles: number;
  readonly liveLines: number;
  readonly cachedPages: number;
  readonly cacheBytes: number;
  readonly cacheMaxBytes: number;
  /** Requests that were told to come again, as too many were there. */
  readonly refused: number;
};

/** What the process offers to whoever looks after it. */
export type Operations = {
  /** Null while there is no queue yet: no process with the role `worker` has run. */
  readonly countJobs: () => Promise<JobCounts | null>;
  /** The newest first. */
  readonly listFailedJobs: (limit: number) => Promise<readonly FailedJob[]>;
  /** Puts a failed job back into its queue; false where none of this id has failed. */
  readonly tryJobAgain: (job: { readonly id: string; readonly name: string }) => Promise<boolean>;
  readonly figures: () => ProcessFigures;
};
