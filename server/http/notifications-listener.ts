import { notificationsChannel } from '#db/queries/notifications/notifications.ts';
import { roomsChannel } from '#db/queries/notifications/outbox.ts';
import { notifyUser } from '#platform/http/user-streams.ts';
import { listenOn } from '#platform/postgres/listen.ts';
import type { Logger } from '#platform/traces/logger.ts';

/**
 * Notifies the open desks of this process when their person's notifications or sessions change. A change of
 * rights notifies all desks. Desks also poll, and so find changes that were missed while the connection was
 * down.
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
