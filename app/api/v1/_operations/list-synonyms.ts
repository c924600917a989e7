import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { listSynonyms as list } from '#usecases/search/list-synonyms.ts';
import { synonymGroup } from '../_answers/synonyms.ts';

export const listSynonyms = apiOperation({
  id: 'listSynonyms',
  method: 'get',
  path: '/search/synonyms',
  summary: 'The synonym groups of the search',
  access: 'person',
  status: 200,
  answer: z.object({ items: z.array(synonymGroup) }),
  errors: ['action.not-your-role'],
  run: async (ctx) => ({ items: (await list(ctx)).map(({ id, names }) => ({ id, names })) }),
});
