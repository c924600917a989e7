import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { deleteSynonyms as remove } from '#usecases/search/delete-synonyms.ts';

export const deleteSynonyms = apiOperation({
  id: 'deleteSynonyms',
  method: 'delete',
  path: '/search/synonyms/{id}',
  summary: 'Delete a synonym group',
  access: 'person',
  params: z.object({ id: z.uuid('synonyms.not-found') }),
  status: 200,
  answer: z.object({ id: z.uuid() }),
  errors: ['synonyms.not-found', 'action.not-your-role'],
  async run(ctx, { params }) {
    await remove(ctx, params);
    return params;
  },
});
