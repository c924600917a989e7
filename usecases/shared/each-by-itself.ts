/**
 * Does the same for one after another. What fails holds up none of the others: it is thrown when all have had their turn,
 * so that whoever runs this says so and comes again.
 */
export async function eachByItself<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
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
