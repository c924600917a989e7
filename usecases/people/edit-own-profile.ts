import { z } from 'zod';
import { changesOf } from '#core/shared/changes-of.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { invalidatePages } from '#db/queries/notifications/outbox.ts';
import { findPersonForUpdate, listArticlesNaming, updatePerson } from '#db/queries/people/people.ts';
import { getPersonProfile, putPersonProfile } from '#db/queries/people/person-profiles.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { ownProfileFields, requireProfileReferences } from './shared/profile-fields.ts';

const input = z.strictObject(ownProfileFields);

/**
 * Changes the actor's public biography, contacts and portrait. The newsroom sets name, title and desk. Throws
 * `media.not-found`, `media.no-credit`, `request.invalid`.
 */
export async function editOwnProfile(context: Context, raw: z.input<typeof input>): Promise<void> {
  const ctx = requireActor(context);
  const { bio, ...profile } = parseInput(input, raw);
  const personId = ctx.actor.id;
  await ctx.db.transaction(async (tx) => {
    const person = await findPersonForUpdate(tx, personId);
    if (person === null) throw new Error('The signed-in person does not exist.');
    const before = { bio: person.bio, ...(await getPersonProfile(tx, personId)) };
    const changed = changesOf(before, { bio, ...profile });
    await requireProfileReferences(ctx, tx, changed.to);
    if (bio !== undefined) await updatePerson(tx, personId, { bio });
    await putPersonProfile(tx, personId, profile);
    const naming = await listArticlesNaming(tx, [personId]);
    await invalidatePages(tx, ['feeds', `person:${personId}`, ...naming.map((id) => `article:${id}`)]);
    await recordAdminAct(ctx, tx, {
      action: 'person.edit',
      subjectType: 'person',
      subjectId: personId,
      detail: { name: person.name, ...changed },
    });
  });
}
