import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { ASSIGNMENT_STATES } from '#core/assignments/assignment-states.ts';
import { daySchema } from '#core/shared/day-schema.ts';
import { listAssignments as list } from '#usecases/assignments/list-assignments.ts';
import { listedAssignment } from '../_answers/assignment.ts';
import { assignmentReferences } from './assignment-fields.ts';

export const listAssignments = apiOperation({
  id: 'listAssignments',
  method: 'get',
  path: '/assignments',
  summary: 'The assignments that the caller may read, newest first',
  access: 'person',
  query: z.object({
    from: daySchema.optional().meta({ description: 'Planned for this day or later.' }),
    to: daySchema.optional(),
    section: z.string().optional(),
    person: z.string().optional().meta({ description: 'Slug, id or e-mail of an assignee.' }),
    state: z.enum(ASSIGNMENT_STATES).optional(),
    cursor: z.string().optional(),
  }),
  status: 200,
  answer: z.object({ items: z.array(listedAssignment), nextCursor: z.string().nullable() }),
  errors: ['request.invalid', 'action.not-your-role'],
  async run(ctx, { query: { section, person, ...rest } }) {
    const assignees = person === undefined ? undefined : [person];
    const { sectionId, assigneeIds } = await assignmentReferences(ctx, { section, assignees });
    return list(ctx, { ...rest, sectionId, personId: assigneeIds?.[0] });
  },
});
