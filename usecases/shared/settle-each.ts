/**
 * Runs `work` for each item sequentially. A failure does not stop the others; all failures are thrown at the
 * end, so that the job reports them and is retried.
 */
export async function settleEach<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (const one of all) {
    try {
      await work(one);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${all.length} failed`);
}
