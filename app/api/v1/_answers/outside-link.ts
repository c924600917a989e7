import { z } from 'zod';
import { PUBLIC_STATES, WORK_STATES } from '#core/articles/states.ts';
import { OUTSIDE_LINK_KINDS, OUTSIDE_LINK_STATUSES } from '#core/outside/outside-link.ts';
import { moment, named } from './named.ts';

/** A link for outside readers, without its secret. */
export const outsideLink = z.object({
  id: z.uuid(),
  kind: z.enum(OUTSIDE_LINK_KINDS),
  label: z.string(),
  version: z.int(),
  workState: z
    .enum(WORK_STATES)
    .meta({ description: 'The version of the article when the link was created.' }),
  publicState: z.enum(PUBLIC_STATES),
  singleUse: z.boolean(),
  createdBy: named,
  createdAt: moment,
  expiresAt: moment,
  status: z.enum(OUTSIDE_LINK_STATUSES).meta({
    description:
      '`open`: it can be opened; `used`: a single-use link that was opened; otherwise the reason why it cannot.',
  }),
  usedAt: moment.nullable(),
  lastOpenedAt: moment.nullable(),
  openings: z.int(),
  comments: z.int(),
  revokedAt: moment.nullable(),
  revokedBy: named.nullable(),
});
