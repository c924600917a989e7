'use server';
import { refresh } from 'next/cache';

/** Nothing by itself: the answer brings the screen from which it was asked for, made anew for whoever asks. */
export async function refreshScreen(): Promise<void> {
  refresh();
}
