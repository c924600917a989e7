const collator = new Intl.Collator('vi', { numeric: true });

/**
 * A comparison function for Vietnamese order: a ă â b c d đ e ê …, and for equal letters no tone, huyền, hỏi,
 * ngã, sắc, nặng (Unicode CLDR, `vi`); numbers by value.
 */
export function compareVietnamese(a: string, b: string): number {
  return collator.compare(a, b);
}
