import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { saveSynonyms } from '#usecases/search/save-synonyms.ts';
import { synonymGroup } from '../_answers/synonyms.ts';

export const editSynonyms = apiOperation({
  id: 'editSynonyms',
  method: 'patch',
  path: '/search/synonyms/{id}',
  summary: 'Replace the names of a synonym group',
  access: 'person',
  params: z.object({ id: z.uuid('synonyms.not-found') }),
  body: z.strictObject({ names: z.array(z.string()).max(50, 'field.too-many') }),
  status: 200,
  answer: synonymGroup,
  errors: ['synonyms.not-found', 'synonyms.taken', 'action.not-your-role', 'request.invalid'],
  run: (ctx, { params, body }) => saveSynonyms(ctx, { ...params, ...body }),
});
