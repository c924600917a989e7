import { z } from 'zod';

/**
 * A whole number in a URL, in digits only: an empty text, `1e3` and `0x10`, which `Number` would accept, are
 * invalid.
 */
export function wholeNumber({ min = 0, max = Number.MAX_SAFE_INTEGER }: { min?: number; max?: number } = {}) {
  return z.preprocess(
    (value) => (typeof value === 'string' ? (/^\d{1,15}$/.test(value) ? Number(value) : Number.NaN) : value),
    z.number('field.invalid').int('field.invalid').min(min, 'field.invalid').max(max, 'field.invalid'),
  );
}
