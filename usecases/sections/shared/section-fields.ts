import { z } from 'zod';
import { normaliseText } from '#core/text/normalise-text.ts';
import { isReservedSectionSlug } from '#core/urls.ts';

export const sectionName = z
  .string()
  .transform(normaliseText)
  .pipe(z.string().min(1, 'field.required').max(60, 'field.too-long'));

export const sectionDescription = z
  .string()
  .transform(normaliseText)
  .pipe(z.string().max(300, 'field.too-long'));

export const sectionSlug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'field.invalid')
  .max(60, 'field.too-long')
  .refine((slug) => !isReservedSectionSlug(slug), 'section.slug-reserved');
