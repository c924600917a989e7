import { type AccountLinkKind, accountLinkLifeMs } from '#core/people/account-links.ts';
import type { Transaction } from '#db/client.ts';
import { insertDeliveries } from '#db/queries/notifications/deliveries.ts';
import { putAccountLink } from '#db/queries/sessions/account-links.ts';
import type { Context } from '../../context.ts';

/** Queues a link for the person's mailbox only: its secret is generated when the e-mail is sent. */
export async function mailAccountLink(
  ctx: Context,
  tx: Transaction,
  { personId, kind }: { personId: string; kind: AccountLinkKind },
): Promise<void> {
  const { id, createdAt } = await openAccountLink(ctx, tx, { personId, kind, secretHash: null });
  await insertDeliveries(tx, [
    {
      id: ctx.newId(),
      uniqueKey: `account:${id}`,
      purpose: 'account',
      personId,
      event: kind,
      body: { linkId: id },
      dueAt: createdAt,
      createdAt,
    },
  ]);
}

/** Creates a link that replaces the person's earlier one. */
export async function openAccountLink(
  ctx: Context,
  tx: Transaction,
  { personId, kind, secretHash }: { personId: string; kind: AccountLinkKind; secretHash: string | null },
) {
  const createdAt = ctx.now();
  const expiresAt = new Date(createdAt.getTime() + accountLinkLifeMs[kind]);
  const link = { id: ctx.newId(), personId, kind, secretHash, createdAt, expiresAt };
  await putAccountLink(tx, link);
  return link;
}
