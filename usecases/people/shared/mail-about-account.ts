import type { AccountNews } from '#core/people/account-mail.ts';
import type { Transaction } from '#db/client.ts';
import { insertDeliveries } from '#db/queries/notifications/deliveries.ts';
import type { Context } from '../../context.ts';

/** Queues an e-mail about a person's account; `writeAccountMail` composes it when it is sent. */
export async function mailAboutAccount(
  ctx: Context,
  tx: Transaction,
  { personId, event, by = [] }: { personId: string; event: AccountNews; by?: readonly string[] },
): Promise<void> {
  const [id, at] = [ctx.newId(), ctx.now()];
  await insertDeliveries(tx, [
    {
      ...{ id, uniqueKey: `account:${id}`, purpose: 'account', personId, event },
      body: { at: at.toISOString(), address: ctx.address, by },
      ...{ dueAt: at, createdAt: at },
    },
  ]);
}
