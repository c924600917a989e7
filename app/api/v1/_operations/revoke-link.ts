import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { revokeOutsideLink } from '#usecases/outside/revoke-link.ts';
import { articleParams } from './article-reference.ts';

export const revokeLink = apiOperation({
  id: 'revokeLink',
  method: 'delete',
  path: '/articles/{id}/links/{linkId}',
  summary: 'Revoke an outside link, also while it is open; idempotent',
  access: 'person',
  params: articleParams.extend({ linkId: z.uuid('outside.not-found') }),
  status: 200,
  answer: z.object({ id: z.uuid() }),
  errors: [
    'action.not-your-article',
    'action.not-your-desk',
    'action.not-your-role',
    'article.not-found',
    'outside.not-found',
  ],
  run: (ctx, { params }) => revokeOutsideLink(ctx, { articleId: params.id, linkId: params.linkId }),
});
