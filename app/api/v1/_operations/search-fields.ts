import { z } from 'zod';
import { SEARCH_SORTS } from '#core/search/search-filters.ts';
import { daySchema } from '#core/shared/day-schema.ts';
import { DomainError } from '#core/shared/domain-error.ts';

const slug = z
  .string()
  .max(120, 'field.too-long')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'field.invalid')
  .optional();
const day = daySchema.optional();

/** The parameters of both searches, the readers' and the desk's. */
export const searchFields = {
  q: z.string('field.required').trim().min(1, 'field.required').max(300, 'field.too-long'),
  section: slug,
  tag: slug,
  author: slug,
  from: day,
  to: day,
  sort: z.enum(SEARCH_SORTS).optional(),
  cursor: z.string().max(120, 'field.invalid').optional(),
};

/** False if `from` is after `to`. */
export function daysAreInOrder({ from, to }: { readonly from?: string; readonly to?: string }): boolean {
  return from === undefined || to === undefined || from <= to;
}
export const daysOutOfOrder = { path: ['to'], error: 'field.invalid' };

/** A text in segments; matches are marked. */
export const pieces = z.array(z.looseObject({ text: z.string(), marked: z.boolean() }));

export const meant = z
  .object({ text: z.string() })
  .nullable()
  .meta({ description: 'A suggested query if the search found little.' });

const ways = z.array(z.looseObject({ slug: z.string(), name: z.string(), count: z.int() }));

/** The facets of the hits, and whether all stories were searched. */
export const facetFields = {
  total: z.int(),
  isMore: z.boolean().meta({ description: 'The count stopped at a limit: there may be more.' }),
  readBack: z
    .object({
      since: z.iso.date().meta({ description: 'The oldest day that the search read.' }),
      olderUntil: z.iso.date().nullable().meta({
        description: 'The `to` that continues this search with older stories; null if `from` leaves none.',
      }),
    })
    .nullable()
    .meta({
      description:
        'Null if all stories were searched. Set if very many stories contain the words of a phrase, so that not all were read.',
    }),
  sections: ways,
  tags: ways,
  authors: ways,
  since: z.array(z.looseObject({ days: z.int(), from: z.string(), count: z.int() })),
};

type Page = { readonly kind: string; readonly isFirstPage?: boolean };

/**
 * Throws `request.invalid` if the cursor does not belong to this search and order, so that the search would
 * start again.
 */
export function requireGoesOn({ cursor }: { readonly cursor?: string }, { isFirstPage }: Page): void {
  if (cursor === undefined || isFirstPage !== true) return;
  throw new DomainError('request.invalid', { fieldErrors: { cursor: 'field.invalid' } });
}
