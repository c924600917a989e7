import { told } from '../told.ts';

/** That there is more to read than a moment ago: how much. */
export const toldRise = told<number>('desk-unread');
