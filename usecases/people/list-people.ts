import { z } from 'zod';
import { maySeePeople } from '#core/people/rights-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { foldName } from '#core/text/fold-name.ts';
import { listEverybody, listPeople as listPeopleRows, listRightsOf } from '#db/queries/people/people.ts';
import { type Context, requireActor } from '../context.ts';

const pageSize = 50;
const input = z.object({
  q: z.string().max(200, 'field.too-long').default(''),
  /** The last person of the previous page: name and id. */
  after: z.object({ name: z.string().max(200), id: z.uuid() }).optional(),
});

/**
 * People with their rights, by name, fifty per page. With `q`, those whose name or e-mail address contains
 * every word, ignoring accents and case. Throws `action.not-your-role`.
 */
export async function listPeople(context: Context, raw: z.input<typeof input> = {}) {
  const ctx = requireActor(context);
  requireAllowed(maySeePeople(ctx.actor));
  const { q, after } = parseInput(input, raw);
  const words = foldName(q).split(/\s+/).filter(Boolean);
  const found =
    words.length === 0
      ? await listPeopleRows(ctx.db, { after, limit: pageSize + 1 })
      : (await listEverybody(ctx.db, after)).filter(({ name, email }) => {
          const text = foldName(`${name} ${email ?? ''}`);
          return words.every((word) => text.includes(word));
        });
  const page = found.slice(0, pageSize);
  const rights = await listRightsOf(
    ctx.db,
    page.map(({ id }) => id),
  );
  const last = found.length > pageSize ? page.at(-1) : undefined;
  return {
    items: page.map((person) => ({
      ...person,
      roles: rights.roles
        .filter((held) => held.personId === person.id)
        .map(({ role, sectionId }) => ({ role, sectionId })),
      grants: rights.grants.filter((held) => held.personId === person.id).map((held) => held.grantName),
    })),
    next: last === undefined ? null : { name: last.name, id: last.id },
  };
}
