import { windowEvent } from '../forms/window-event.ts';

/** Fired when the number of unread notifications has increased. */
export const unreadIncreased = windowEvent<number>('desk-unread');
