/** Round values that cover a range: 1, 2 or 5 times a power of ten apart. */
export function ticksOf(min: number, max: number, wanted = 5): number[] {
  const span = max - min || Math.abs(max) || 1;
  const power = 10 ** Math.floor(Math.log10(span / wanted));
  const step = power * ([1, 2, 5, 10].find((each) => each * power * wanted >= span * 0.999) ?? 10);
  const first = Math.floor(min / step + 1e-9);
  const last = Math.max(Math.ceil(max / step - 1e-9), first + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => rounded((first + index) * step));
}

/** Maps a range of values to a range of places. A range without width maps to its beginning. */
export function scaleOf(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): (value: number) => number {
  const span = to - from;
  return (value) => rounded(span === 0 ? start : start + ((value - from) / span) * (end - start), 3);
}

/** The number without the noise of floating point. */
export function rounded(value: number, decimals = 10): number {
  return Number(value.toFixed(decimals)) + 0;
}
