import { z } from 'zod';
import { isAdmin } from '#core/people/administration.ts';
import { demand } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { countOtherAdmins, findPersonForUpdate, setDisabled } from '#db/queries/people.ts';
import { revokeAllSessions } from '#db/queries/sessions.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';

const input = z.object({ personId: z.uuid() });

/** Shuts a person out at once: no sign-in, and every session ends. Throws `people.not-yourself`, `people.last-admin`. */
export async function disablePerson(context: Context, raw: unknown): Promise<void> {
  await setPersonDisabled(context, raw, true);
}

/** Lets a disabled person sign in again. Throws `people.not-found`. */
export async function enablePerson(context: Context, raw: unknown): Promise<void> {
  await setPersonDisabled(context, raw, false);
}

async function setPersonDisabled(context: Context, raw: unknown, isDisabled: boolean): Promise<void> {
  const ctx = requireActor(context);
  const { personId } = parseInput(input, raw);
  demand(isAdmin(ctx.actor));
  if (personId === ctx.actor.id) throw new DomainError('people.not-yourself');
  const at = ctx.now();
  await ctx.db.transaction(async (tx) => {
    const person = await findPersonForUpdate(tx, personId);
    if (person === null) throw new DomainError('people.not-found');
    if (isDisabled && (await countOtherAdmins(tx, personId)) === 0)
      throw new DomainError('people.last-admin');
    await setDisabled(tx, personId, isDisabled ? at : null);
    if (isDisabled) await revokeAllSessions(tx, { personId, at });
    await recordAdminAct(ctx, tx, {
      action: isDisabled ? 'person.disable' : 'person.enable',
      subjectType: 'person',
      subjectId: personId,
      detail: { name: person.name },
    });
  });
}
