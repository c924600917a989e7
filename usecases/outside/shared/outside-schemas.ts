import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';

const secret = z.string().regex(/^[\w-]{20,100}$/);

/** What stands in the address of a door. */
export const doorReference = z.object({ linkId: z.uuid(), secret });

/** What a browser brings in which a link was opened. */
export const visitReference = z.object({ linkId: z.uuid(), visitSecret: secret });

/** Parses what says who is asking. Throws `outside.not-found` where it can't be anybody: the answer is always the same. */
export function parseHolder<T>(schema: z.ZodType<T>, raw: unknown): T {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw new DomainError('outside.not-found');
  return parsed.data;
}
