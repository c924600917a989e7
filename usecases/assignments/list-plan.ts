import { z } from 'zod';
import { mayReadPlan } from '#core/assignments/assignment-policy.ts';
import { OPEN_ASSIGNMENT_STATES } from '#core/assignments/assignment-states.ts';
import { daySchema } from '#core/shared/day-schema.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listAssignmentRows } from '#db/queries/assignments/assignments.ts';
import {
  findPersonNamed,
  findSectionNamed,
  listSectionIdsBelow,
  type Named,
} from '#db/queries/desk/desk-names.ts';
import { type Context, requireActor } from '../context.ts';

/** Maximum number of entries; the page says if there are more. */
const mostPlanned = 500;
const mostUnplanned = 100;

const planInput = z.object({
  from: daySchema,
  to: daySchema,
  /** A slug or an id. */
  section: z.string().max(200).optional(),
  person: z.string().max(200).optional(),
});

export type PlannedAssignment = Awaited<ReturnType<typeof listAssignmentRows>>[number];
export type Plan = {
  readonly planned: readonly PlannedAssignment[];
  /** Open assignments without a day. */
  readonly unplanned: readonly PlannedAssignment[];
  readonly person: Named | null;
  /** True if there are more than shown. */
  readonly isCut: boolean;
};

/**
 * The assignments planned between two days, both inclusive, and those without a day. Throws
 * `request.invalid`.
 */
export async function listPlan(context: Context, raw: unknown): Promise<Plan> {
  const input = parseInput(planInput, raw);
  const ctx = requireActor(context);
  requireAllowed(mayReadPlan(ctx.actor));
  const section = await named('section', input.section, (name) => findSectionNamed(ctx.db, name));
  const person = await named('person', input.person, (name) => findPersonNamed(ctx.db, name));
  const narrowing = {
    ...(section === null ? {} : { sectionIds: await listSectionIdsBelow(ctx.db, [section.id]) }),
    ...(person === null ? {} : { personId: person.id }),
  };
  const { actor } = ctx;
  const planned = await listAssignmentRows(ctx.db, {
    actor,
    narrowing: { ...narrowing, from: input.from, to: input.to },
    order: 'day',
    limit: mostPlanned + 1,
  });
  const unplanned = await listAssignmentRows(ctx.db, {
    actor,
    narrowing: { ...narrowing, isUnplanned: true, states: OPEN_ASSIGNMENT_STATES },
    order: 'day',
    limit: mostUnplanned + 1,
  });
  return {
    planned: planned.slice(0, mostPlanned),
    unplanned: unplanned.slice(0, mostUnplanned),
    person,
    isCut: planned.length > mostPlanned || unplanned.length > mostUnplanned,
  };
}

async function named<T>(
  field: string,
  name: string | undefined,
  find: (name: string) => Promise<T | null>,
): Promise<T | null> {
  if (name === undefined || name === '') return null;
  const found = await find(name);
  if (found === null) {
    throw new DomainError('request.invalid', { fieldErrors: { [field]: 'field.unknown-reference' } });
  }
  return found;
}
