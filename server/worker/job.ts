import type { Logger } from '#platform/traces/logger.ts';
import type { Services } from '#usecases/context.ts';

export type JobTools = {
  services: Services;
  log: Logger;
  /** True once the worker stops: the job finishes its current item and leaves the rest to the next run. */
  isStopping: () => boolean;
};

/**
 * A background job: one file in `jobs/`, found by its name. `run` must be idempotent: it is called again if a
 * process dies before the job is marked as done.
 */
export type Job = {
  /** Interval of a timed job, which runs in each worker. */
  everySeconds?: number;
  /**
   * Runs for each outbox event with one of these names, such as `article.publish`. The payload then has
   * `event` (its name), `eventId` (the same for each retry) and `eventAt`.
   */
  on?: readonly string[];
  /**
   * Throttles the events of one story. Within this many seconds the first event runs at once, and one later
   * run covers all others. For work that is only needed after the last event.
   */
  gatherSeconds?: number;
  /**
   * Passes the events that wait at the moment, at most this many, to one run: `payload.events` has their
   * payloads. If the run fails, each of them is retried.
   */
  batchSize?: number;
  run(tools: JobTools, payload: Record<string, unknown>): Promise<void>;
};
