import { type ArticleFacts, isSealed, may } from '#core/articles/policy.ts';
import type { Actor } from '#core/people/roles.ts';
import type { Queryable } from '#db/client.ts';
import { listEverybody, listRightsOf } from '#db/queries/people/people.ts';
import type { ActorContext } from '../../context.ts';

/** The staff who may read this article now, by name; a comment on it may mention them. */
export async function listArticleReaders(
  ctx: ActorContext,
  q: Queryable,
  facts: ArticleFacts,
): Promise<Actor[]> {
  const everybody = await listEverybody(q);
  const staff = everybody.filter(({ kind, disabledAt }) => kind === 'staff' && disabledAt === null);
  const { roles, grants } = await listRightsOf(
    q,
    staff.map(({ id }) => id),
  );
  return staff
    .map(
      ({ id, name }): Actor => ({
        id,
        name,
        roles: roles.filter(({ personId }) => personId === id),
        grants: grants.filter(({ personId }) => personId === id).map(({ grantName }) => grantName),
      }),
    )
    .filter(
      (person) =>
        may(person, 'read_unpublished', { facts, now: ctx.now(), policy: ctx.policy }).ok &&
        !isSealed(person, facts),
    );
}
