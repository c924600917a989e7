import { isLocale } from '#core/i18n/locales.ts';
import { composeMail } from '#core/notifications/compose-mail.ts';
import { nextTryAt } from '#core/notifications/delivery-retry.ts';
import type { NotificationItem } from '#core/notifications/notification-item.ts';
import { preferencesFrom } from '#core/notifications/preferences.ts';
import { absoluteUrl, notificationPreferencesUrl } from '#core/urls.ts';
import { claimMails, type DeliveryRow, settleDeliveries } from '#db/queries/notifications/deliveries.ts';
import { findPreferences } from '#db/queries/notifications/notification-preferences.ts';
import { listUnreadOf } from '#db/queries/notifications/notifications.ts';
import { findActor, findPerson } from '#db/queries/people/people.ts';
import { isMailFailure, type Mailer } from '#platform/mail/mailer.ts';
import type { Context } from '../context.ts';
import { writeAccountMail } from '../people/shared/write-account-mail.ts';
import { readMailSettings } from './shared/read-mail-settings.ts';

/** A claim expires after this, because its process has died. */
const claimMs = 5 * 60_000;

/**
 * Sends the due deliveries of one person as one e-mail, and stores the result. Notifications that were read,
 * resolved or became unreadable are left out; if no notification is left, no e-mail is sent. Returns the
 * number of deliveries; 0 if nothing was due. Safe to run anywhere, also concurrently.
 */
export async function deliverMails(ctx: Context): Promise<number> {
  const { mailer } = ctx;
  if (mailer === undefined) return 0;
  const now = ctx.now();
  const claimed = await ctx.db.transaction((tx) =>
    claimMails(tx, { now, until: new Date(now.getTime() + claimMs) }),
  );
  const of = (wanted: DeliveryRow['purpose']) => claimed.filter(({ purpose }) => purpose === wanted);
  // E-mails about an account go first and separately.
  const letters = [...of('account').map((row) => [row]), of('notification'), of('digest')];
  for (const rows of letters) if (rows.length > 0) await deliver(ctx, mailer, rows);
  return claimed.length;
}

async function deliver(ctx: Context, mailer: Mailer, rows: readonly DeliveryRow[]): Promise<void> {
  const now = ctx.now();
  const ids = rows.map(({ id }) => id);
  const [first] = rows;
  const letter = first?.personId ? await write(ctx, first.personId, [first, ...rows.slice(1)]) : null;
  if (first === undefined || letter === null) {
    await settleDeliveries(ctx.db, ids, { status: 'skipped', at: now });
    return;
  }
  try {
    await mailer.send({
      ...letter,
      // The same id for each attempt of the same deliveries, which are ordered by id.
      id: `${first.id}.${rows.length}`,
    });
  } catch (error) {
    await giveBack(ctx, rows, error);
    return;
  }
  await settleDeliveries(ctx.db, ids, { status: 'sent', at: ctx.now() });
}

/** The e-mail for a person, or null if nothing is left. */
async function write(ctx: Context, personId: string, rows: readonly [DeliveryRow, ...DeliveryRow[]]) {
  const [first] = rows;
  return first.purpose === 'account' ? writeAccountMail(ctx, first) : writeNotifications(ctx, personId, rows);
}

async function writeNotifications(ctx: Context, personId: string, rows: readonly DeliveryRow[]) {
  const person = await findPerson(ctx.db, personId);
  const actor = await findActor(ctx.db, personId);
  if (actor === null || person === null || person.email === null) return null;
  const ids = rows.flatMap(({ notificationIds }) => notificationIds);
  const items = (await listUnreadOf(ctx.db, { actor, ids })).filter(isStillTrue);
  if (items.length === 0) return null;
  const { headlinesInMail } = await readMailSettings(ctx.db);
  const { timeZone } = preferencesFrom(await findPreferences(ctx.db, personId));
  const text = composeMail(items, {
    locale: isLocale(person.locale) ? person.locale : ctx.site.locale,
    timeZone: timeZone ?? ctx.site.timeZone,
    siteUrl: ctx.site.url,
    now: ctx.now(),
    withHeadlines: headlinesInMail,
    isDigest: rows.some(({ purpose }) => purpose === 'digest'),
  });
  return {
    to: person.email,
    unsubscribeUrl: absoluteUrl(ctx.site.url, notificationPreferencesUrl),
    ...text,
  };
}

/** A cleared debt is not mentioned any more. */
function isStillTrue({ kind, debtOpenedAt }: NotificationItem): boolean {
  return kind !== 'debt' || debtOpenedAt !== null;
}

async function giveBack(ctx: Context, rows: readonly DeliveryRow[], error: unknown): Promise<void> {
  const now = ctx.now();
  const { isFinal, status, message } = isMailFailure(error)
    ? error
    : { isFinal: false, status: null, message: error instanceof Error ? error.message : String(error) };
  const failure = { lastError: message, lastStatus: status };
  for (const { id, attempts } of rows) {
    const dueAt = isFinal ? null : nextTryAt(attempts, now);
    await settleDeliveries(
      ctx.db,
      [id],
      dueAt === null ? { status: 'failed', at: now, ...failure } : { status: 'waiting', dueAt, ...failure },
    );
  }
}
