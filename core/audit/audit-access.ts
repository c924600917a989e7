import { isSealed, mayReadUnpublished, type ReadingFacts } from '../articles/policy.ts';
import { type Actor, holds } from '../people/roles.ts';
import { type Decision, no, YES } from '../shared/decision.ts';
import { actGroupOf } from './act-groups.ts';

type Detail = Readonly<Record<string, unknown>>;

/** Whoever answers for the paper and whoever tends its accounts may search the audit. */
export function mayReadAudit(actor: Pick<Actor, 'roles'>): Decision {
  const reads = holds(actor, 'managing_editor') || holds(actor, 'admin');
  return reads ? YES : no('action.not-your-role');
}

/** From where and when colleagues sign in is for whoever tends the accounts. */
export function mayReadAct(actor: Pick<Actor, 'roles'>, action: string): boolean {
  return holds(actor, 'admin') || !action.startsWith(signInPrefix);
}

/** Whether there can be a story whose words are for this person: whoever only tends the house reads none. */
export function mayReadStories(actor: Pick<Actor, 'roles'>): boolean {
  return actor.roles.some(({ role }) => role !== 'admin');
}

export const signInPrefix = 'session.';

/** That it happened, without a word of what the story says. */
const STATES = ['from', 'to', 'version', 'name'];
/** Of a sealed story also why, as its public notice says it; never its headline. */
const SEALED = [...STATES, 'reason', 'publicNote', 'notice', 'updateKind', 'approvedBy', 'publishAt'];
/** Who is paid what is not for whoever tends the machine. */
const PAYMENT = ['month', 'kind'];

export type VisibleDetail = { readonly detail: Detail; readonly isWhole: boolean };

/**
 * What this person may read of an act: of a story only as much as they may read of the story itself, which is `story`
 * (null where there is none). `isWhole` says that nothing was left out.
 */
export function visibleDetail(
  actor: Actor,
  { action, detail }: { action: string; detail: Detail },
  story: ReadingFacts | null,
): VisibleDetail {
  if (action.startsWith('article.')) {
    if (story === null || !mayReadUnpublished(actor, story).ok) return only(detail, STATES);
    return isSealed(actor, story) ? only(detail, SEALED) : { detail, isWhole: true };
  }
  if (actGroupOf(action) === 'royalties' && !holds(actor, 'managing_editor')) return only(detail, PAYMENT);
  return { detail, isWhole: true };
}

function only(detail: Detail, names: readonly string[]): VisibleDetail {
  const kept = Object.entries(detail).filter(([name]) => names.includes(name));
  return { detail: Object.fromEntries(kept), isWhole: kept.length === Object.keys(detail).length };
}
