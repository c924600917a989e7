import { type Actor, holds } from '../people/roles.ts';

/** What people are told of, in the order in which the screens name it. */
export const NOTIFICATION_KINDS = [
  'submitted',
  'changes_requested',
  'approved',
  'mentioned',
  'assigned',
  'debt',
  'correction',
  'webhook_disabled',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** The kinds that can concern a person at all: only administrators tend webhooks. */
export function kindsFor(actor: Pick<Actor, 'roles'>): NotificationKind[] {
  return NOTIFICATION_KINDS.filter((kind) => kind !== 'webhook_disabled' || holds(actor, 'admin'));
}
