import { z } from 'zod';
import { TOKEN_SCOPES } from '#core/people/token-scopes.ts';
import { dayMs } from '#core/shared/day-ms.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { normaliseText } from '#core/text/normalise-text.ts';
import { findStaffByEmail } from '#db/queries/people/people.ts';
import { insertToken } from '#db/queries/sessions/api-tokens.ts';
import { newSecret } from '#platform/auth/new-secret.ts';
import { sha256 } from '#platform/text/hash.ts';
import type { Context } from '../context.ts';
import { lockEntrant } from '../sessions/shared/lock-entrant.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { requireFresh } from '../shared/require-fresh-proof.ts';

const lifeDefaultDays = 365;
const lifeMaxDays = 3_650;

const createInput = z.object({
  personEmail: z.string().trim().min(1, 'field.required').max(200, 'field.too-long'),
  name: z
    .string()
    .transform(normaliseText)
    .pipe(z.string().min(1, 'field.required').max(80, 'field.too-long'))
    .default('API'),
  /** Its scopes; all rights of its person by default. */
  scopes: z
    .array(z.enum(TOKEN_SCOPES, 'field.invalid'))
    .min(1, 'field.required')
    .transform((wanted) => TOKEN_SCOPES.filter((scope) => wanted.includes(scope)))
    .default([...TOKEN_SCOPES]),
  expiresInDays: z
    .number()
    .int()
    .min(1, 'field.invalid')
    .max(lifeMaxDays, 'field.invalid')
    .default(lifeDefaultDays),
});

/**
 * Creates a bearer token that acts as a member of staff. Only the result contains the secret; the database
 * has its SHA-256. For the operator on the server (`actor` null), and for everyone for themselves after
 * recent authentication. Throws `auth.reauthenticate`, `token.for-another`, `people.not-found`,
 * `people.disabled`.
 */
export async function createToken(
  ctx: Context,
  raw: z.input<typeof createInput>,
): Promise<{ id: string; token: string; expiresAt: Date }> {
  const input = parseInput(createInput, raw);
  requireFresh(ctx);
  const person = await findStaffByEmail(ctx.db, input.personEmail);
  if (person === null) throw new DomainError('people.not-found');
  // A token has all rights of its person, so a token for another person would bypass the two-person rule.
  if (ctx.actor !== null && person.id !== ctx.actor.id) throw new DomainError('token.for-another');
  const now = ctx.now();
  const id = ctx.newId();
  const token = newSecret('tsn_');
  const expiresAt = new Date(now.getTime() + input.expiresInDays * dayMs);
  await ctx.db.transaction(async (tx) => {
    if ((await lockEntrant(tx, person.id)) === null) throw new DomainError('people.disabled');
    await insertToken(tx, {
      id,
      personId: person.id,
      name: input.name,
      scopes: input.scopes,
      secretHash: sha256(token),
      createdAt: now,
      expiresAt,
    });
    await recordAdminAct(ctx, tx, {
      action: 'token.create',
      subjectType: 'token',
      subjectId: id,
      detail: {
        personId: person.id,
        name: input.name,
        scopes: input.scopes,
        expiresAt: expiresAt.toISOString(),
      },
    });
  });
  return { id, token, expiresAt };
}
