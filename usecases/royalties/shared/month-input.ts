import { z } from 'zod';
import { isRoyaltyMonth } from '#core/royalties/royalty-month.ts';

/** A month as `2026-11`. */
export const monthInput = z.string().refine(isRoyaltyMonth, 'field.invalid');
