import { z } from 'zod';
import { mayReadPlan } from '#core/assignments/assignment-policy.ts';
import { ASSIGNMENT_STATES } from '#core/assignments/assignment-states.ts';
import { daySchema } from '#core/shared/day-schema.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listAssignmentRows } from '#db/queries/assignments/assignments.ts';
import { listSectionIdsBelow } from '#db/queries/desk/desk-names.ts';
import { type Context, requireActor } from '../context.ts';

const pageSize = 50;

const listInput = z.object({
  from: daySchema.optional(),
  to: daySchema.optional(),
  sectionId: z.uuid('field.invalid').optional(),
  personId: z.uuid('field.invalid').optional(),
  state: z.enum(ASSIGNMENT_STATES).optional(),
  cursor: z.uuid('field.invalid').optional(),
});

/**
 * A page of the assignments that a person may see, newest first. Throws `request.invalid`,
 * `action.not-your-role`.
 */
export async function listAssignments(context: Context, raw: unknown) {
  const { from, to, sectionId, personId, state, cursor } = parseInput(listInput, raw);
  const ctx = requireActor(context);
  requireAllowed(mayReadPlan(ctx.actor));
  const rows = await listAssignmentRows(ctx.db, {
    actor: ctx.actor,
    narrowing: {
      ...(from && { from }),
      ...(to && { to }),
      ...(sectionId && { sectionIds: await listSectionIdsBelow(ctx.db, [sectionId]) }),
      ...(personId && { personId }),
      ...(state && { states: [state] }),
    },
    order: 'newest',
    ...(cursor && { beforeId: cursor }),
    limit: pageSize + 1,
  });
  const items = rows.slice(0, pageSize);
  return { items, nextCursor: rows.length > pageSize ? (items.at(-1)?.id ?? null) : null };
}
