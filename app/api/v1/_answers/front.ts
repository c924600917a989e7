import { z } from 'zod';
import { PLACED_STATES } from '#core/fronts/front-screen.ts';

const moment = z.date().nullable();
const item = z.object({
  articleId: z.uuid(),
  headline: z.string().nullable(),
  sectionName: z.string(),
  sectionNameEn: z.string(),
});

/** A front with the caller's drafts. */
export const front = z.object({
  changedAt: moment,
  staleAt: moment,
  isStale: z.boolean(),
  breaking: z.array(item.extend({ breakingUntil: z.date() })),
  containers: z.array(
    z.object({
      key: z.string(),
      kind: z.string(),
      most: z.number(),
      sectionName: z.string().nullable(),
      sectionNameEn: z.string().nullable(),
      sectionSlug: z
        .string()
        .nullable()
        .meta({ description: 'The section of the page that starts with this strip.' }),
      mayCurate: z.boolean(),
      why: z.string().nullable(),
      revision: z.number(),
      launchedAt: moment,
      launchedByName: z.string().nullable(),
      draft: z
        .object({ edit: z.number(), baseRevision: z.number(), savedAt: z.date(), isStale: z.boolean() })
        .nullable(),
      others: z.array(z.object({ name: z.string(), savedAt: z.date() })),
      isHidden: z.boolean(),
      placed: z.array(
        item.extend({
          placement: z.object({
            articleId: z.uuid(),
            headline: z.string().optional(),
            kicker: z.string().optional(),
            mediaId: z.uuid().optional(),
          }),
          state: z.enum(PLACED_STATES),
          publishAt: moment,
        }),
      ),
      filled: z.array(item),
      passedOver: z.array(item),
    }),
  ),
});

/** The revision of the caller's draft of a container. */
export const frontDraft = z.object({ edit: z.number(), baseRevision: z.number() });
