import { windowEvent } from '../forms/window-event.ts';

/** Fired when the number of unread notifications has increased. */
export const toldRise = windowEvent<number>('desk-unread');
