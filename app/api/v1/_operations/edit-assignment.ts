import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { editAssignment as edit } from '#usecases/assignments/edit-assignment.ts';
import { assignment } from '../_answers/assignment.ts';
import {
  assignmentBody,
  assignmentPath,
  assignmentReferences,
  inAssignmentWords,
} from './assignment-fields.ts';

export const editAssignment = apiOperation({
  id: 'editAssignment',
  method: 'patch',
  path: '/assignments/{id}',
  summary: 'Change the text or the day of an assignment',
  access: 'person',
  params: assignmentPath,
  body: z.strictObject({
    ...assignmentBody,
    title: assignmentBody.title.optional(),
    section: assignmentBody.section.optional(),
    baseVersion: z.int('field.invalid').min(1, 'field.invalid'),
  }),
  status: 200,
  answer: assignment,
  errors: ['request.invalid', 'assignment.not-found', 'assignment.not-your-desk', 'assignment.stale'],
  async run(ctx, { params, body: { section, ...fields } }) {
    const references = await assignmentReferences(ctx, { section });
    return inAssignmentWords(() => edit(ctx, { ...fields, ...references, assignmentId: params.id }));
  },
});
