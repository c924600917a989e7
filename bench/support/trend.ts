/** A linear trend: the slope with its 95 % confidence interval. */
export type Trend = { readonly slope: number; readonly low: number; readonly high: number };

export type Point = { readonly at: number; readonly value: number };

const z95 = 1.96;

/**
 * The lowest value in each of `count` equal time spans. The memory that a process holds is the rest after its
 * own collections; anything above is garbage that is not collected yet.
 */
export function lowerEnvelope(points: readonly Point[], count: number): Point[] {
  const first = points[0]?.at ?? 0;
  const span = (points.at(-1)?.at ?? 0) - first;
  const stretches = Array.from({ length: count }, (_, index) =>
    points.filter(({ at }) => Math.min(count - 1, Math.floor(((at - first) / span) * count)) === index),
  );
  return stretches
    .filter((stretch) => stretch.length > 0)
    .map((stretch) => stretch.reduce((lowest, point) => (point.value < lowest.value ? point : lowest)));
}

/**
 * The Theil–Sen estimator: the median of the slopes of all pairs, which outliers do not move, unlike least
 * squares. Its bounds are the slopes at the ranks that Kendall's tau allows at 95 % (P. K. Sen, Estimates of
 * the regression coefficient based on Kendall's tau, JASA 63, 1968). It assumes independent points, so they
 * should not be close together in time.
 */
export function trendOf(points: readonly Point[]): Trend {
  const slopes = points
    .flatMap((a, index) => points.slice(index + 1).map((b) => (b.value - a.value) / (b.at - a.at)))
    .sort((a, b) => a - b);
  const n = points.length;
  const spread = z95 * Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18);
  const at = (rank: number) =>
    slopes[Math.min(slopes.length - 1, Math.max(0, Math.round(rank)))] ?? Number.NaN;
  const middle = (slopes.length - 1) / 2;
  return {
    slope: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    low: at((slopes.length - spread) / 2 - 1),
    high: at((slopes.length + spread) / 2),
  };
}
