import type { Transaction } from '#db/client.ts';
import { settleNotifications } from '#db/queries/notifications/notifications.ts';
import { closeRightsRequest } from '#db/queries/people/rights-requests.ts';

/** Stores the outcome of a request and resolves its notifications. */
export async function closeRequest(
  tx: Transaction,
  end: Parameters<typeof closeRightsRequest>[1],
): Promise<void> {
  await closeRightsRequest(tx, end);
  await settleNotifications(tx, { eventKey: end.id, at: end.at });
}
