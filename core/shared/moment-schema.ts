import { z } from 'zod';

/**
 * An instant from a client: a date, or a text with its zone. Years outside 1 to 9999 are written with a sign,
 * which PostgreSQL cannot parse; `9999-12-31T23:59:59-23:59` lies in one.
 */
export const momentSchema = z
  .union([z.date(), z.iso.datetime({ offset: true })], 'field.invalid')
  .transform((given) => new Date(given))
  .refine((moment) => moment.getUTCFullYear() >= 1 && moment.getUTCFullYear() <= 9999, 'field.invalid');
