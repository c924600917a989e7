import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { FORMATS } from '#core/articles/states.ts';
import { listCheckRules as list } from '#usecases/checks/list-check-rules.ts';
import { checkRules } from '../_answers/check-rules.ts';

export const listCheckRules = apiOperation({
  id: 'listCheckRules',
  method: 'get',
  path: '/checks',
  summary: 'Every check with its rule for the whole newsroom, or for a section and a format',
  access: 'person',
  query: z.object({
    sectionId: z.uuid('section.not-found').optional(),
    format: z.enum(FORMATS, 'field.invalid').optional(),
  }),
  status: 200,
  answer: checkRules,
  errors: ['action.not-your-role', 'section.not-found', 'request.invalid'],
  run: (ctx, { query }) => list(ctx, query),
});
