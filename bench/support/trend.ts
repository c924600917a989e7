/** How something grew over the time: the slope, and between which two it lies with 95 % certainty. */
export type Trend = { readonly slope: number; readonly low: number; readonly high: number };

export type Point = { readonly at: number; readonly value: number };

const z95 = 1.96;

/**
 * The lowest value of each of `count` equal stretches of time. What a process holds is what is left after its own
 * collections; what stands above that is waste that has not been carried away yet.
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
 * The line through points after Theil and Sen: the median of the slopes of all pairs, which a few values far off do
 * not move, unlike least squares. Its bounds are the slopes at the ranks that Kendall's tau leaves possible at 95 %
 * (P. K. Sen, Estimates of the regression coefficient based on Kendall's tau, JASA 63, 1968). They take each point
 * for a measurement of its own, so the points should not lie close together in time.
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
