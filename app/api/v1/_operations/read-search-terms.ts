import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { readTermReport } from '#usecases/search/read-term-report.ts';

const rows = z.array(z.object({ term: z.string(), searches: z.int(), found: z.int() }));

export const readSearchTerms = apiOperation({
  id: 'readSearchTerms',
  method: 'get',
  path: '/search/terms',
  summary:
    'The most frequent queries of readers in the last 1, 7 or 30 days, and the most frequent ones without results; only queries that several readers sent on one day',
  access: 'person',
  query: z.object({ days: z.enum(['1', '7', '30'], 'field.invalid').optional() }),
  status: 200,
  answer: z.object({ days: z.int(), common: rows, foundNothing: rows }),
  errors: ['action.not-your-role', 'request.invalid'],
  run: (ctx, { query }) => readTermReport(ctx, query),
});
