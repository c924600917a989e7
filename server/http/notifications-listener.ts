import { notificationsChannel } from '#db/queries/notifications/notifications.ts';
import { roomsChannel } from '#db/queries/notifications/outbox.ts';
import { notifyUser } from '#platform/http/user-streams.ts';
import { listenOn } from '#platform/postgres/listen.ts';
import type { Logger } from '#platform/traces/logger.ts';

/**
 * Lets the open desks of this process look again when their person's notifications or sessions change, and all of
 * them when anybody's rights may have. What is not heard while the line is down they find by looking now and then.
 */
export function listenForNotifications(input: { connectionString: string; log: Logger }): {
  stop(): Promise<void>;
} {
  return listenOn({
    ...input,
    channels: [notificationsChannel, roomsChannel],
    onMessage(channel, payload) {
      if (channel === notificationsChannel || payload === '*') notifyUser(payload);
    },
    onLine: () => notifyUser('*'),
    onLost() {},
  });
}
