import { z } from 'zod';

/** A day of the calendar as an address or a field has it (`2026-07-17`), of the years that the archive has addresses for. */
export const daySchema = z.iso
  .date('field.invalid')
  // Near the ends of what a date can say, a zone or a day more leads to a year that PostgreSQL does not read.
  .refine((day) => /^[12]/.test(day), 'field.invalid');
