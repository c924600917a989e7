const collator = new Intl.Collator('vi', { numeric: true });

/**
 * The order of a Vietnamese list, for Array.sort: a ă â b c d đ e ê …, and among the same letters
 * no tone, huyền, hỏi, ngã, sắc, nặng (Unicode CLDR, `vi`); numbers by value.
 */
export function compareVietnamese(a: string, b: string): number {
  return collator.compare(a, b);
}
