import { z } from 'zod';

/** A calendar day in a URL or a field (`2026-07-17`), within the years of the archive's URLs. */
export const daySchema = z.iso
  .date('field.invalid')
  // Near the limits of dates, a time zone or a day more leads to a year that PostgreSQL cannot parse.
  .refine((day) => /^[12]/.test(day), 'field.invalid');
