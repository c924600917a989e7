import { z } from 'zod';
import { filterFields, filterQuery } from '#core/articles/desk-filter.ts';
import { deskFilterSchema } from '#core/articles/desk-filter-schema.ts';
import { mayShareSearch, savedSearchMost, savedSearchNameMaxChars } from '#core/articles/saved-search.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { normaliseText } from '#core/text/normalise-text.ts';
import { listOwnSearchesForUpdate, putSavedSearch } from '#db/queries/desk/saved-searches.ts';
import { getSectionPath } from '#db/queries/sections/section-paths.ts';
import { type Context, requireActor } from '../context.ts';

const saveSearchInput = z.object({
  /** The id of an existing search to change. */
  id: z.uuid().optional(),
  name: z
    .string()
    .transform(normaliseText)
    .pipe(z.string().min(1, 'field.required').max(savedSearchNameMaxChars, 'field.too-long')),
  /** The filter as a URL query. */
  query: z.string().max(2_000, 'field.too-long'),
  sectionId: z.uuid().nullable().default(null),
});

/**
 * Saves a filter under a name, private or shared with a desk. Its results always depend on what the viewer
 * may read. Throws `request.invalid`, `search.too-many`, `search.exists`, `search.not-found`,
 * `search.not-your-desk`.
 */
export async function saveSearch(context: Context, raw: unknown): Promise<{ id: string }> {
  const input = parseInput(saveSearchInput, raw);
  const ctx = requireActor(context);
  const filter = parseInput(
    deskFilterSchema,
    filterFields(Object.fromEntries(new URLSearchParams(input.query))),
  );
  return ctx.db.transaction(async (tx) => {
    if (input.sectionId !== null) {
      const desk = await getSectionPath(tx, input.sectionId);
      requireAllowed(
        mayShareSearch(
          ctx.actor,
          desk.map((section) => section.id),
        ),
      );
    }
    const own = await listOwnSearchesForUpdate(tx, ctx.actor.id);
    const changed = own.find((each) => each.id === input.id);
    if (input.id !== undefined && changed === undefined) throw new DomainError('search.not-found');
    if (changed === undefined && own.length >= savedSearchMost) throw new DomainError('search.too-many');
    if (own.some((each) => each.name === input.name && each !== changed))
      throw new DomainError('search.exists');
    const id = changed?.id ?? ctx.newId();
    await putSavedSearch(tx, {
      ...{
        id,
        personId: ctx.actor.id,
        name: input.name,
        query: filterQuery(filter),
        sectionId: input.sectionId,
      },
      position: changed?.position ?? (own.at(-1)?.position ?? -1) + 1,
      createdAt: changed?.createdAt ?? ctx.now(),
    });
    return { id };
  });
}
