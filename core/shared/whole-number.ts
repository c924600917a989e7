import { z } from 'zod';

/**
 * A whole number that an address may bear: there it is written in digits alone, and an empty text, `1e3` or `0x10`, which a
 * program would read as some number, is none.
 */
export function wholeNumber({ min = 0, max = Number.MAX_SAFE_INTEGER }: { min?: number; max?: number } = {}) {
  return z.preprocess(
    (value) => (typeof value === 'string' ? (/^\d{1,15}$/.test(value) ? Number(value) : Number.NaN) : value),
    z.number('field.invalid').int('field.invalid').min(min, 'field.invalid').max(max, 'field.invalid'),
  );
}
