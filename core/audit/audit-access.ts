import { isSealed, mayReadUnpublished, type ReadingFacts } from '../articles/policy.ts';
import { type Actor, holds } from '../people/roles.ts';
import { type Decision, no, YES } from '../shared/decision.ts';
import { actGroupOf } from './act-groups.ts';

type Detail = Readonly<Record<string, unknown>>;

/** Managing editors and administrators may search the audit. */
export function mayReadAudit(actor: Pick<Actor, 'roles'>): Decision {
  const reads = holds(actor, 'managing_editor') || holds(actor, 'admin');
  return reads ? YES : no('action.not-your-role');
}

/** Only administrators may read where and when colleagues sign in. */
export function mayReadAct(actor: Pick<Actor, 'roles'>, action: string): boolean {
  return holds(actor, 'admin') || !action.startsWith(signInPrefix);
}

/** Whether the person may read any story's text; administrators without another role may not. */
export function mayReadStories(actor: Pick<Actor, 'roles'>): boolean {
  return actor.roles.some(({ role }) => role !== 'admin');
}

export const signInPrefix = 'session.';

/** The facts of an act without the text of the story. */
const STATES = ['from', 'to', 'version', 'name'];
/** For a sealed story also the reason, as its public notice gives it; never its headline. */
const SEALED = [...STATES, 'reason', 'publicNote', 'notice', 'updateKind', 'approvedBy', 'publishAt'];
/** Administrators do not see amounts paid. */
const PAYMENT = ['month', 'kind'];

export type VisibleDetail = { readonly detail: Detail; readonly isWhole: boolean };

/**
 * The part of an act's details that this person may read: as much of a story as they may read of it. `story`
 * is null if the act is about none. `isWhole` is true if no detail was left out.
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
