/** Formats a count: exact, or with a plus sign if there may be more. */
export function atLeast(count: number, isMore: boolean): string {
  return isMore ? `${count}+` : String(count);
}
