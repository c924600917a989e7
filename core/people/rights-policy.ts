import { type Decision, no, YES } from '../shared/decision.ts';
import { isAdmin } from './administration.ts';
import type { Rights } from './rights.ts';
import { type Actor, holds } from './roles.ts';

/** A request that two people decide: to add rights, or to remove all second factors of a person. */
export const RIGHTS_REQUEST_KINDS = ['rights', 'factors'] as const;
export type RightsRequestKind = (typeof RIGHTS_REQUEST_KINDS)[number];

/** The states of a request; while open it can be confirmed, declined or withdrawn. */
export const RIGHTS_REQUEST_STATES = ['open', 'confirmed', 'declined', 'withdrawn', 'replaced'] as const;
export type RightsRequestState = (typeof RIGHTS_REQUEST_STATES)[number];

/** An unanswered request expires after this long, because its reason may be forgotten. */
export const rightsRequestLifeMs = 7 * 24 * 60 * 60_000;

export type RightsRequest = {
  /** The person who would get the rights or lose the factors. */
  readonly personId: string;
  readonly requestedBy: string;
  /**
   * The rights to add. For a request about factors: the person's rights, to which the account gives access.
   */
  readonly rights: Rights;
  readonly state: RightsRequestState;
  readonly expiresAt: Date;
};

/** Who sees people and their rights: those who request rights and those who confirm them. */
export function maySeePeople(actor: Pick<Actor, 'roles'>): Decision {
  return isAdmin(actor).ok || holds(actor, 'managing_editor') ? YES : no('action.not-your-role');
}

/**
 * Every right needs two people: one requests, another confirms, and neither gets it by confirming. The second
 * is an administrator or managing editor; only administrators confirm administrators. The same holds for
 * removing second factors, because without them access to the mailbox is access to the account. An
 * administrator's factors need a second administrator.
 */
export function mayDecideRights(actor: Pick<Actor, 'id' | 'roles'>, request: RightsRequest): Decision {
  if (!maySeePeople(actor).ok) return no('action.not-your-role');
  if (request.requestedBy === actor.id) return no('rights.own-request');
  if (request.personId === actor.id) return no('rights.for-yourself');
  if (needsAdmin(request) && !isAdmin(actor).ok) return no('rights.needs-admin');
  return YES;
}

/** Whether only administrators may confirm it. */
export function needsAdmin({ rights }: Pick<RightsRequest, 'rights'>): boolean {
  return rights.roles.some((held) => held.role === 'admin');
}

/** Whether a request is still open. */
export function isStillOpen({ state, expiresAt }: RightsRequest, now: Date): Decision {
  if (state !== 'open') return no('rights.already-decided');
  return expiresAt > now ? YES : no('rights.expired');
}
