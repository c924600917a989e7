import type { Logger } from '#platform/traces/logger.ts';
import type { Services } from '#usecases/context.ts';

export type JobTools = {
  services: Services;
  log: Logger;
  /** The worker stops: what was begun is ended, and nothing more is begun; the next one goes on with it. */
  isStopping: () => boolean;
};

/**
 * One file in `jobs/`, found by its name. `run` may be called more than once for one effect (a process can die between
 * the work and the note that it is done), so it must come to the same end each time.
 */
export type Job = {
  /** Runs on its own every so many seconds in each worker. */
  everySeconds?: number;
  /**
   * Runs for each event of these names that a transaction left in the outbox, such as `article.publish`. The payload
   * then also has `event`, its name, `eventId`, the same for each run of it, and `eventAt`.
   */
  on?: readonly string[];
  /**
   * Of what happens to one story within so many seconds the first event is run at once, and one more stands for all that
   * follow: for what need only be done after the last of them.
   */
  gatherSeconds?: number;
  run(tools: JobTools, payload: Record<string, unknown>): Promise<void>;
};
