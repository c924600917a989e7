import { z } from 'zod';
import type { QuietHours } from '../i18n/quiet-hours.ts';
import { CHANNELS, type Channels } from './channels.ts';
import { NOTIFICATION_KINDS, type NotificationKind } from './kinds.ts';

/** The notification settings of one person. */
export type Preferences = {
  readonly channels: Readonly<Record<NotificationKind, Channels>>;
  /** Local times, `22:00` and `06:30`; null: e-mail may come at any hour. */
  readonly quiet: QuietHours | null;
  /** The hour of the digest, 0 to 23; null for none. */
  readonly digestHour: number | null;
  /** Null for the site's time zone. */
  readonly timeZone: string | null;
};

const AT_ONCE: Channels = { desk: true, email: true, digest: false };
/** Editors get submissions all day: one e-mail in the morning instead of one for each. */
const GATHERED: Channels = { desk: true, email: false, digest: true };

export const defaultPreferences: Preferences = {
  channels: {
    submitted: GATHERED,
    changes_requested: AT_ONCE,
    approved: AT_ONCE,
    mentioned: AT_ONCE,
    assigned: AT_ONCE,
    debt: AT_ONCE,
    correction: AT_ONCE,
    schedule_missed: AT_ONCE,
    webhook_disabled: AT_ONCE,
    front_stale: AT_ONCE,
    factor_reset: AT_ONCE,
    rights_request: AT_ONCE,
  },
  quiet: null,
  digestHour: 8,
  timeZone: null,
};

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'field.invalid');

/** The chosen settings; omitted kinds (which do not concern the person) stay unchanged. */
export const preferencesSchema = z.object({
  channels: z.partialRecord(z.enum(NOTIFICATION_KINDS), z.record(z.enum(CHANNELS), z.boolean())),
  quiet: z
    .object({ from: clock, to: clock })
    .refine(({ from, to }) => from !== to, { path: ['to'], message: 'notification.quiet-all-day' })
    .nullable(),
  digestHour: z.number().int('field.invalid').min(0, 'field.invalid').max(23, 'field.invalid').nullable(),
  timeZone: z.string().refine(isTimeZone, 'field.invalid').nullable(),
});

/** The stored settings, with defaults for kinds that were added later. */
export function preferencesFrom(kept: Partial<Preferences> | null): Preferences {
  if (kept === null) return defaultPreferences;
  return {
    ...defaultPreferences,
    ...kept,
    channels: { ...defaultPreferences.channels, ...kept.channels },
  };
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
