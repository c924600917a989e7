import { type Decision, no, YES } from '../shared/decision.ts';
import { isAdmin } from './administration.ts';
import type { Rights } from './rights.ts';
import { type Actor, holds } from './roles.ts';

/** What two people decide about somebody: rights that are added, or that all their second factors are taken away. */
export const RIGHTS_REQUEST_KINDS = ['rights', 'factors'] as const;
export type RightsRequestKind = (typeof RIGHTS_REQUEST_KINDS)[number];

/** How an application ends; while it is open it may be confirmed, declined or withdrawn. */
export const RIGHTS_REQUEST_STATES = ['open', 'confirmed', 'declined', 'withdrawn', 'replaced'] as const;
export type RightsRequestState = (typeof RIGHTS_REQUEST_STATES)[number];

/** An application that nobody answered lapses after this long: who asked may not remember why. */
export const rightsRequestLifeMs = 7 * 24 * 60 * 60_000;

export type RightsRequest = {
  /** Who would get the rights, or lose the factors. */
  readonly personId: string;
  readonly requestedBy: string;
  /** What would be added; of an application about factors, what the person holds, whose account it opens. */
  readonly rights: Rights;
  readonly state: RightsRequestState;
  readonly expiresAt: Date;
};

/** Who sees the people and their rights: those who ask for rights and those who confirm them. */
export function maySeePeople(actor: Pick<Actor, 'roles'>): Decision {
  return isAdmin(actor).ok || holds(actor, 'managing_editor') ? YES : no('action.not-your-role');
}

/**
 * Every right is given by two people: one asks, another one confirms, and neither of them gets it by confirming. The
 * second is an administrator or a managing editor; only an administrator makes administrators. It is the same with second
 * factors, without which somebody who reads a mailbox is its owner: those of an administrator take a second administrator.
 */
export function mayDecideRights(actor: Pick<Actor, 'id' | 'roles'>, request: RightsRequest): Decision {
  if (!maySeePeople(actor).ok) return no('action.not-your-role');
  if (request.requestedBy === actor.id) return no('rights.own-request');
  if (request.personId === actor.id) return no('rights.for-yourself');
  if (needsAdmin(request) && !isAdmin(actor).ok) return no('rights.needs-admin');
  return YES;
}

/** Whether administrators alone may confirm it. */
export function needsAdmin({ rights }: Pick<RightsRequest, 'rights'>): boolean {
  return rights.roles.some((held) => held.role === 'admin');
}

/** Whether an application still waits for its answer. */
export function isStillOpen({ state, expiresAt }: RightsRequest, now: Date): Decision {
  if (state !== 'open') return no('rights.already-decided');
  return expiresAt > now ? YES : no('rights.expired');
}
