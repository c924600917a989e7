import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findPeopleByReferences, findPublicIdsByNumbers } from '#db/queries/articles/references.ts';
import { findSection } from '#db/queries/sections/sections.ts';
import { type Context, requireActor } from '../context.ts';

const reference = z.string().trim().min(1, 'field.required').max(200, 'field.too-long');

const resolveInput = z.object({
  /** Slug or id. */
  section: reference.optional(),
  /** Slug, id or e-mail of each. */
  byline: z.array(reference).max(20, 'field.too-many').optional(),
  /** Id, or the public number of a public story. */
  relatedPins: z
    .array(z.union([z.uuid(), z.int().positive()]))
    .max(10, 'field.too-many')
    .optional(),
});

export type ResolvedReferences = {
  readonly sectionId?: string;
  readonly bylineIds?: string[];
  readonly pinIds?: string[];
};

/**
 * Resolves the names that API clients use to ids; only requested fields are present. Throws `request.invalid`
 * with `field.unknown-reference` at `section`, `byline.0`, `relatedPins.2`.
 */
export async function resolveReferences(
  ctx: Context,
  raw: z.input<typeof resolveInput>,
): Promise<ResolvedReferences> {
  requireActor(ctx);
  const { section, byline, relatedPins } = parseInput(resolveInput, raw);
  const [found, people, stories] = await Promise.all([
    section === undefined ? null : findSection(ctx.db, section),
    findPeopleByReferences(ctx.db, byline ?? []),
    findPublicIdsByNumbers(
      ctx.db,
      (relatedPins ?? []).filter((pin) => typeof pin === 'number'),
    ),
  ]);
  const bylineIds = byline?.map((person) => people.get(person));
  const pinIds = relatedPins?.map((pin) => (typeof pin === 'number' ? stories.get(pin) : pin));
  const unknown = [
    ...(section !== undefined && found === null ? ['section'] : []),
    ...unknownAt('byline', bylineIds),
    ...unknownAt('relatedPins', pinIds),
  ];
  if (unknown.length > 0) {
    const fieldErrors = Object.fromEntries(unknown.map((field) => [field, 'field.unknown-reference']));
    throw new DomainError('request.invalid', { fieldErrors });
  }
  return {
    ...(found && { sectionId: found.id }),
    ...(bylineIds && { bylineIds: distinct(bylineIds) }),
    ...(pinIds && { pinIds: distinct(pinIds) }),
  };
}

function unknownAt(field: string, ids: readonly (string | undefined)[] = []): string[] {
  return ids.flatMap((id, index) => (id === undefined ? [`${field}.${index}`] : []));
}

function distinct(ids: readonly (string | undefined)[]): string[] {
  return [...new Set(ids.filter((id) => id !== undefined))];
}
