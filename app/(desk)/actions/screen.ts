'use server';
import { refresh } from 'next/cache';
import { currentSession } from '#app/_shell/session/session.ts';

/**
 * Re-renders the screen of the caller. False if the session has ended: the new screen would be the sign-in
 * page, and unsaved text would be lost.
 */
export async function refreshScreen(): Promise<boolean> {
  if ((await currentSession()) === null) return false;
  refresh();
  return true;
}
