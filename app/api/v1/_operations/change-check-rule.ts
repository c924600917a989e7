import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { FORMATS } from '#core/articles/states.ts';
import { CHECK_LEVELS } from '#core/checks/check.ts';
import { CHECK_NAMES } from '#core/checks/checks.ts';
import { changeCheckRule as change } from '#usecases/checks/change-check-rule.ts';
import { listCheckRules as list } from '#usecases/checks/list-check-rules.ts';
import { checkRules } from '../_answers/check-rules.ts';

const stageRule = z
  .strictObject({
    level: z.enum(CHECK_LEVELS, 'field.invalid').nullable(),
    parameters: z.record(z.string(), z.int('field.invalid')).optional(),
  })
  .optional();

export const changeCheckRule = apiOperation({
  id: 'changeCheckRule',
  method: 'patch',
  path: '/checks/{name}',
  summary:
    'Set the level of a check at each stage, for the whole newsroom or for a section; a null level removes the rule',
  access: 'person',
  params: z.object({ name: z.enum(CHECK_NAMES, 'check-rule.not-found') }),
  body: z.strictObject({
    sectionId: z.uuid('section.not-found').nullable().optional(),
    format: z.enum(FORMATS, 'field.invalid').nullable().optional(),
    submit: stageRule,
    publish: stageRule,
  }),
  status: 200,
  answer: checkRules,
  errors: [
    'check-rule.not-found',
    'check-rule.below-floor',
    'check-rule.out-of-bounds',
    'action.not-your-desk',
    'action.not-your-role',
    'section.not-found',
    'request.invalid',
  ],
  async run(ctx, { params, body }) {
    await change(ctx, { ...body, name: params.name });
    return list(ctx, { sectionId: body.sectionId, format: body.format });
  },
});
