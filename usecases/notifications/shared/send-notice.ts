import type { ArticleFacts } from '#core/articles/policy.ts';
import type { Notice } from '#core/notifications/notice.ts';
import { notificationChannels } from '#core/notifications/notification-channels.ts';
import { preferencesFrom } from '#core/notifications/preferences.ts';
import { recipientsOf } from '#core/notifications/recipients.ts';
import type { Actor } from '#core/people/roles.ts';
import type { Queryable, Transaction } from '#db/client.ts';
import { insertDeliveries } from '#db/queries/notifications/deliveries.ts';
import { getPreferencesOf } from '#db/queries/notifications/notification-preferences.ts';
import { insertNotifications } from '#db/queries/notifications/notifications.ts';
import { listEverybody, listRightsOf } from '#db/queries/people/people.ts';
import type { Context } from '../../context.ts';

/**
 * Stores a notification for each recipient of a notice, and the e-mails to send; idempotent by `eventKey`.
 */
export async function sendNotice(
  ctx: Context,
  tx: Transaction,
  { notice, facts, eventKey, at }: { notice: Notice; facts: ArticleFacts | null; eventKey: string; at: Date },
): Promise<void> {
  const now = ctx.now();
  const staff = await loadStaff(tx);
  const recipients = recipientsOf(notice, { facts, staff, now, policy: ctx.policy });
  const choices = await getPreferencesOf(
    tx,
    recipients.map(({ id }) => id),
  );
  const written = recipients.map((person) => {
    const wishes = preferencesFrom(choices.get(person.id) ?? null);
    const ways = notificationChannels(notice, wishes, { now, timeZone: ctx.site.timeZone });
    return { ways, row: { ...rowOf(notice, { eventKey, at }), id: ctx.newId(), personId: person.id } };
  });
  const added = await insertNotifications(
    tx,
    written.map(({ ways, row }) => ({ ...row, inDesk: ways.desk, inDigest: ways.digest })),
  );
  await insertDeliveries(
    tx,
    written.flatMap(({ ways: { mailAt }, row }) =>
      mailAt === null || !added.has(row.id)
        ? []
        : [
            {
              id: ctx.newId(),
              uniqueKey: `mail:${row.id}`,
              purpose: 'notification' as const,
              personId: row.personId,
              notificationIds: [row.id],
              dueAt: mailAt,
              createdAt: now,
            },
          ],
    ),
  );
}

function rowOf({ kind, articleId, actorId, detail }: Notice, delivery: { eventKey: string; at: Date }) {
  return { kind, articleId, actorId, detail, ...delivery };
}

/** All active staff with their current rights. */
async function loadStaff(q: Queryable): Promise<Actor[]> {
  const everybody = await listEverybody(q);
  const staff = everybody.filter(({ kind, disabledAt }) => kind === 'staff' && disabledAt === null);
  const { roles, grants } = await listRightsOf(
    q,
    staff.map(({ id }) => id),
  );
  return staff.map(({ id, name }) => ({
    id,
    name,
    roles: roles.filter(({ personId }) => personId === id),
    grants: grants.filter(({ personId }) => personId === id).map(({ grantName }) => grantName),
  }));
}
