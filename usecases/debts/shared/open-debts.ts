import { mayWatchDebts, type OpenDebts } from '#core/articles/debts.ts';
import { type Actor, holds } from '#core/people/roles.ts';
import type { Queryable } from '#db/client.ts';
import { countDebts } from '#db/queries/articles/debts.ts';
import { listSectionIdsBelow } from '#db/queries/desk/desk-names.ts';

/** The sections whose debts this person is responsible for: their desks as editor; null: all. */
export async function debtsOf(
  q: Queryable,
  actor: Actor,
): Promise<{ readonly sectionIds: readonly string[] | null }> {
  if (holds(actor, 'managing_editor')) return { sectionIds: null };
  const desks = actor.roles.filter(({ role }) => role === 'editor').map(({ sectionId }) => sectionId);
  return {
    sectionIds: await listSectionIdsBelow(
      q,
      desks.filter((id) => id !== null),
    ),
  };
}

/** The open debts that this person is responsible for; null if they have no part in debts. */
export async function openDebtsFor(q: Queryable, actor: Actor): Promise<OpenDebts | null> {
  if (!mayWatchDebts(actor).ok) return null;
  return countDebts(q, await debtsOf(q, actor));
}
