import { windowEvent } from '../forms/window-event.ts';

/** That there is more to read than a moment ago: how much. */
export const toldRise = windowEvent<number>('desk-unread');
