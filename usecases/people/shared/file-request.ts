import type { NotificationKind } from '#core/notifications/kinds.ts';
import type { Rights } from '#core/people/rights.ts';
import { type RightsRequestKind, rightsRequestLifeMs } from '#core/people/rights-policy.ts';
import type { Transaction } from '#db/client.ts';
import { settleNotifications } from '#db/queries/notifications/notifications.ts';
import { putRightsRequest } from '#db/queries/people/rights-requests.ts';
import type { ActorContext } from '../../context.ts';
import { sendNotice } from '../../notifications/shared/send-notice.ts';

const NOTIFICATION_KINDS = { rights: 'rights_request', factors: 'factor_reset' } as const satisfies Record<
  RightsRequestKind,
  NotificationKind
>;

/**
 * Stores a request, replacing an open one of the same kind for the same person, and notifies everyone who
 * could decide it, under its id.
 */
export async function fileRequest(
  ctx: ActorContext,
  tx: Transaction,
  {
    id,
    person,
    kind,
    rights,
    reason,
    deciderIds,
  }: {
    id: string;
    person: { readonly id: string; readonly name: string };
    kind: RightsRequestKind;
    rights: Rights;
    reason: string;
    deciderIds: readonly string[];
  },
): Promise<void> {
  const at = ctx.now();
  const replacedId = await putRightsRequest(tx, {
    ...{ id, personId: person.id, kind, rights, reason, requestedBy: ctx.actor.id, requestedAt: at },
    expiresAt: new Date(at.getTime() + rightsRequestLifeMs),
  });
  if (replacedId !== null) await settleNotifications(tx, { eventKey: replacedId, at });
  await sendNotice(ctx, tx, {
    notice: {
      ...{ kind: NOTIFICATION_KINDS[kind], articleId: null, actorId: ctx.actor.id, personIds: deciderIds },
      detail: { personId: person.id, title: person.name },
    },
    ...{ facts: null, eventKey: id, at },
  });
}
