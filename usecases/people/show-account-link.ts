import { z } from 'zod';
import { isOperator } from '#core/people/operator.ts';
import { no, requireAllowed, YES } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { absoluteUrl, choosePasswordUrl } from '#core/urls.ts';
import { findPersonForUpdate } from '#db/queries/people/people.ts';
import { newSecret } from '#platform/auth/new-secret.ts';
import { sha256 } from '#platform/text/hash.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { openAccountLink } from './shared/open-account-link.ts';

const input = z.object({ personId: z.uuid('people.not-found') });

/**
 * Creates a link to set a password and shows it once to the operator on the server, for sites without e-mail
 * or a lost mailbox. No other person may: an administrator could then write and approve in any name. Throws
 * `people.disabled`, `people.not-found`, `action.not-your-role`.
 */
export async function showAccountLink(
  context: Context,
  raw: z.input<typeof input>,
): Promise<{ url: string; kind: 'invitation' | 'reset'; expiresAt: Date }> {
  const ctx = requireActor(context);
  const { personId } = parseInput(input, raw);
  requireAllowed(isOperator(ctx.actor) ? YES : no('action.not-your-role'));
  return ctx.db.transaction(async (tx) => {
    const person = await findPersonForUpdate(tx, personId);
    if (person === null || person.kind !== 'staff') throw new DomainError('people.not-found');
    if (person.disabledAt !== null) throw new DomainError('people.disabled');
    const secret = newSecret('');
    const { kind, expiresAt } = await openAccountLink(ctx, tx, {
      personId,
      kind: person.passwordHash === null ? 'invitation' : 'reset',
      secretHash: sha256(secret),
    });
    await recordAdminAct(ctx, tx, {
      action: 'person.show_link',
      subjectType: 'person',
      subjectId: personId,
      detail: { name: person.name, kind },
    });
    return { url: absoluteUrl(ctx.site.url, choosePasswordUrl(secret)), kind, expiresAt };
  });
}
