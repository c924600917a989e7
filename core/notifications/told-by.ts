import { quietUntil } from '../i18n/quiet-hours.ts';
import type { Notice } from './notice.ts';
import type { Preferences } from './preferences.ts';

/** Mails wait this long for what follows, so that the events of one story come in one. */
export const gatherMs = 30_000;

/** By which channels one person hears of a notice, and when their mail may go. */
export type ToldBy = {
  readonly desk: boolean;
  readonly digest: boolean;
  /** Null: no mail of its own. */
  readonly mailAt: Date | null;
};

/** The person's wishes; a debt that has stayed open for half an hour goes by every channel, whatever they are. */
export function toldBy(
  notice: Notice,
  wishes: Preferences,
  { now, timeZone }: { now: Date; timeZone: string },
): ToldBy {
  if (notice.detail.stage === 'everybody') return { desk: true, digest: false, mailAt: now };
  const { desk, email, digest } = wishes.channels[notice.kind];
  if (!email) return { desk, digest, mailAt: null };
  const soonest = notice.kind === 'debt' ? now : new Date(now.getTime() + gatherMs);
  return { desk, digest, mailAt: quietUntil(soonest, wishes.quiet, wishes.timeZone ?? timeZone) ?? soonest };
}
