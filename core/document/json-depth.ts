/**
 * Whether a JSON value is nested deeper than `levels`. Breadth-first, so that deep values cannot overflow the
 * stack. `visit` gets every object that is no array, down to that level.
 */
export function isDeeperThan(
  value: unknown,
  levels: number,
  visit: (object: Readonly<Record<string, unknown>>) => void = () => {},
): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > levels) return true;
    level = level.flatMap((each) => {
      if (typeof each !== 'object' || each === null) return [];
      if (!Array.isArray(each)) visit(each as Readonly<Record<string, unknown>>);
      return Object.values(each);
    });
  }
  return false;
}
