/** A job that failed at its last attempt and is not retried automatically. */
export type FailedJob = {
  readonly id: string;
  /** The name of its queue, such as `send-notifications`. */
  readonly name: string;
  readonly failedAt: Date;
  readonly tries: number;
  /** The first line of the error, without any text of a story. */
  readonly why: string;
};

export type JobCounts = { readonly waiting: number; readonly running: number; readonly failed: number };

/** Metrics of one process. */
export type ProcessFigures = {
  readonly product: string;
  readonly node: string;
  readonly startedAt: Date;
  /** The storage location: the folder, or the bucket's URL without its key. */
  readonly storage: string;
  readonly memoryBytes: number;
  readonly connections: number;
  readonly openArticles: number;
  readonly liveStreams: number;
  readonly cachedPages: number;
  readonly cacheBytes: number;
  readonly cacheMaxBytes: number;
  /** Requests refused with "try again later" because of overload. */
  readonly refused: number;
};

/** The operations that the process offers to administrators. */
export type Operations = {
  /** Null if the queue does not exist yet: no process with the role `worker` has run. */
  readonly countJobs: () => Promise<JobCounts | null>;
  /** Newest first. */
  readonly listFailedJobs: (limit: number) => Promise<readonly FailedJob[]>;
  /** Puts a failed job back into its queue; false if no failed job has this id. */
  readonly tryJobAgain: (job: { readonly id: string; readonly name: string }) => Promise<boolean>;
  readonly figures: () => ProcessFigures;
};
