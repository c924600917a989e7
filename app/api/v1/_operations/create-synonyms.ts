import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { saveSynonyms } from '#usecases/search/save-synonyms.ts';
import { synonymGroup } from '../_answers/synonyms.ts';

export const createSynonyms = apiOperation({
  id: 'createSynonyms',
  method: 'post',
  path: '/search/synonyms',
  summary:
    'Create a synonym group: a search for one name also finds the others; accents, case and punctuation are ignored',
  access: 'person',
  body: z.strictObject({ names: z.array(z.string()).max(50, 'field.too-many') }),
  status: 201,
  answer: synonymGroup,
  errors: ['synonyms.taken', 'synonyms.too-many', 'action.not-your-role', 'request.invalid'],
  run: (ctx, { body }) => saveSynonyms(ctx, { id: null, ...body }),
});
