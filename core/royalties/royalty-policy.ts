import { nameInCredit } from '../document/credit-line.ts';
import { type Actor, holds, holdsOnDesk } from '../people/roles.ts';
import { type Decision, no, YES } from '../shared/decision.ts';
import { foldName } from '../text/fold-name.ts';

type Person = Pick<Actor, 'id' | 'name' | 'roles'>;

/** Who sees other people's royalties: the managing editor all, an editor those of their desks. */
export function mayReadRoyalties(actor: Pick<Actor, 'roles'>): Decision {
  const reads = holds(actor, 'managing_editor') || holds(actor, 'editor');
  return reads ? YES : no('action.not-your-role');
}

/** The managing editor sets rates, closes months and exports payments. */
export function mayKeepRoyalties(actor: Pick<Actor, 'roles'>): Decision {
  return holds(actor, 'managing_editor') ? YES : no('action.not-your-role');
}

/** An editor of the desk or the managing editor sets the royalties of a story. */
export function mayMarkStory(actor: Pick<Actor, 'roles'>, deskIds: readonly string[]): Decision {
  if (holds(actor, 'managing_editor')) return YES;
  if (!holds(actor, 'editor')) return no('action.not-your-role');
  return holdsOnDesk(actor, 'editor', deskIds) ? YES : no('action.not-your-desk');
}

/** People may not set their own royalty, neither under their name nor under a matching credit. */
export function mayMarkHolder(
  actor: Person,
  holder: { readonly personId: string | null; readonly creditName: string | null },
): Decision {
  const isOwn =
    holder.personId === actor.id ||
    (holder.creditName !== null && foldName(nameInCredit(holder.creditName)) === foldName(actor.name.trim()));
  return isOwn ? no('royalty.own-mark') : YES;
}
