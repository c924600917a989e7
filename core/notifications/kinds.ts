import { answersForFront } from '../fronts/front-policy.ts';
import { maySeePeople } from '../people/rights-policy.ts';
import { type Actor, holds } from '../people/roles.ts';

/** The kinds of notification, in display order. */
export const NOTIFICATION_KINDS = [
  'submitted',
  'changes_requested',
  'approved',
  'mentioned',
  'assigned',
  'debt',
  'correction',
  'schedule_missed',
  'webhook_disabled',
  'front_stale',
  'factor_reset',
  'rights_request',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** The kinds that can concern a person: only some manage webhooks, a front or people. */
export function kindsFor(actor: Pick<Actor, 'roles' | 'grants'>): NotificationKind[] {
  return NOTIFICATION_KINDS.filter((kind) => {
    if (kind === 'webhook_disabled') return holds(actor, 'admin');
    if (kind === 'factor_reset' || kind === 'rights_request') return maySeePeople(actor).ok;
    return kind !== 'front_stale' || answersForFront(actor);
  });
}
