'use server';
import { refresh } from 'next/cache';
import { currentSession } from '#app/_shell/session/session.ts';

/**
 * The answer brings the screen from which it was asked for, made anew. False where nobody is signed in: then the screen
 * stays, because the new one would be the sign-in page, and what is typed on this one would be lost.
 */
export async function refreshScreen(): Promise<boolean> {
  if ((await currentSession()) === null) return false;
  refresh();
  return true;
}
