import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { readAssignment as read } from '#usecases/assignments/read-assignment.ts';
import { assignment } from '../_answers/assignment.ts';
import { assignmentPath } from './assignment-fields.ts';

export const readAssignment = apiOperation({
  id: 'readAssignment',
  method: 'get',
  path: '/assignments/{id}',
  summary: 'An assignment with its notes and history',
  access: 'person',
  params: assignmentPath,
  status: 200,
  answer: assignment,
  errors: ['assignment.not-found'],
  run: (ctx, { params }) => read(ctx, { assignmentId: params.id }),
});
