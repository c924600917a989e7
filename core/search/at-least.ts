/** A count as it is said: exact, or with a sign that there may be more. */
export function atLeast(count: number, isMore: boolean): string {
  return isMore ? `${count}+` : String(count);
}
