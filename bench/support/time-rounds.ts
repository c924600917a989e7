import { type Figure, figure, quantile } from './figure.ts';

/**
 * Measures `ask` for each question in turn, for so many rounds after a warm-up round. Returns the p95 of all
 * in milliseconds, beside the p50.
 */
export async function timeRounds<T>(
  name: string,
  { questions, rounds, markMs }: { questions: readonly T[]; rounds: number; markMs: number | null },
  ask: (question: T) => Promise<unknown>,
): Promise<Figure[]> {
  const durations: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    for (const question of questions) {
      const begun = performance.now();
      await ask(question);
      if (round > 0) durations.push(performance.now() - begun);
    }
  }
  return [
    figure(`${name}, p50`, [quantile(durations, 0.5), 'ms']),
    figure(`${name}, p95`, [quantile(durations, 0.95), 'ms'], markMs),
  ];
}
