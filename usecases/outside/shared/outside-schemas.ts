import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';

const secret = z.string().regex(/^[\w-]{20,100}$/);

/** The input of an entry page URL. */
export const linkReference = z.object({ linkId: z.uuid(), secret });

/** The credentials of a browser that opened a link. */
export const visitReference = z.object({ linkId: z.uuid(), visitSecret: secret });

/**
 * Parses credentials. Throws `outside.not-found` if they are malformed, so that the answer is always the
 * same.
 */
export function parseHolder<T>(schema: z.ZodType<T>, raw: unknown): T {
  const parsed = schema.safeParse(raw);
  if (!parsed.success) throw new DomainError('outside.not-found');
  return parsed.data;
}
