import { quietUntil } from '../i18n/quiet-hours.ts';
import type { Notice } from './notice.ts';
import type { Preferences } from './preferences.ts';

/** E-mails wait this long, so that events of one story are combined. */
export const gatherMs = 30_000;

/** The channels of a notice for one person, and when their e-mail may be sent. */
export type NotificationChannels = {
  readonly desk: boolean;
  readonly digest: boolean;
  /** Null: no separate e-mail. */
  readonly mailAt: Date | null;
};

/**
 * Applies the person's settings. A debt that has been open for half an hour uses every channel regardless.
 */
export function notificationChannels(
  notice: Notice,
  wishes: Preferences,
  { now, timeZone }: { now: Date; timeZone: string },
): NotificationChannels {
  if (notice.detail.stage === 'everybody') return { desk: true, digest: false, mailAt: now };
  const { desk, email, digest } = wishes.channels[notice.kind];
  if (!email) return { desk, digest, mailAt: null };
  const soonest = notice.kind === 'debt' ? now : new Date(now.getTime() + gatherMs);
  return { desk, digest, mailAt: quietUntil(soonest, wishes.quiet, wishes.timeZone ?? timeZone) ?? soonest };
}
