import type { Transaction } from '#db/client.ts';
import { settleNotifications } from '#db/queries/notifications.ts';
import { closeRightsRequest } from '#db/queries/rights-requests.ts';

/** Writes how an application ended; whoever was told of it has nothing to do about it any more. */
export async function closeRequest(
  tx: Transaction,
  end: Parameters<typeof closeRightsRequest>[1],
): Promise<void> {
  await closeRightsRequest(tx, end);
  await settleNotifications(tx, { eventKey: end.id, at: end.at });
}
