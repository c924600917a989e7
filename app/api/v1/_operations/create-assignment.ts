import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { createAssignment as create } from '#usecases/assignments/create-assignment.ts';
import { assignment } from '../_answers/assignment.ts';
import { assignmentBody, assignmentReferences, inAssignmentWords } from './assignment-fields.ts';

export const createAssignment = apiOperation({
  id: 'createAssignment',
  method: 'post',
  path: '/assignments',
  summary: 'Create an assignment, as an idea or assigned to people',
  access: 'person',
  body: z.strictObject({
    ...assignmentBody,
    assignees: z.array(z.string()).optional().meta({ description: 'Slug, id or e-mail of each.' }),
  }),
  status: 201,
  answer: assignment,
  errors: ['request.invalid', 'assignment.not-your-desk'],
  async run(ctx, { body: { section, assignees, ...fields } }) {
    const references = await assignmentReferences(ctx, { section, assignees });
    return inAssignmentWords(() => create(ctx, { ...fields, ...references }));
  },
});
