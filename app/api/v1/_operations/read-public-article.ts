import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { readPublicArticle as read } from '#usecases/public-articles/read-public-article.ts';
import { mediaView, publicPicture } from '../_answers/media.ts';
import { story } from '../_answers/story.ts';
import { tagLink } from '../_answers/tag.ts';

export const readPublicArticle = apiOperation({
  id: 'readPublicArticle',
  method: 'get',
  path: '/public/articles/{number}',
  summary: 'A published story by its permanent number',
  access: 'anyone',
  params: z.object({ number: z.string().regex(/^[1-9]\d{0,14}$/, 'article.not-found') }),
  status: 200,
  answer: story.extend({
    body: z.looseObject({ type: z.literal('doc') }),
    byline: z.array(
      z.object({
        id: z.uuid(),
        slug: z.string(),
        name: z.string(),
        bio: z.string(),
        kind: z.enum(['staff', 'guest', 'agency']),
        picture: publicPicture.nullable().meta({ description: 'Their portrait.' }),
      }),
    ),
    tags: z.array(tagLink),
    media: z.array(mediaView),
    edition: story.nullable().meta({ description: 'The same story in the other language.' }),
  }),
  errors: ['article.not-found', 'article.gone'],
  run: (ctx, { params }) => read(ctx, params),
});
