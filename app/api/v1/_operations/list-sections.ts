import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { listSections as list } from '#usecases/sections/list-sections.ts';

const section = z.object({
  id: z.uuid(),
  parentId: z.uuid().nullable(),
  slug: z.string(),
  name: z.string(),
  nameEn: z.string(),
  description: z.string(),
});

export const listSections = apiOperation({
  id: 'listSections',
  method: 'get',
  path: '/sections',
  summary: 'The tree of sections',
  access: 'anyone',
  status: 200,
  answer: z.object({ items: z.array(section.extend({ children: z.array(section.loose()) })) }),
  errors: [],
  run: async (ctx) => ({ items: await list(ctx) }),
});
