import { windowEvent } from './window-event.ts';

/** Notifies the desk's frame that the server rejected a request because the session has ended. */
export const signedOut = windowEvent<void>('toasoan-signed-out');

/** Notifies it that the person of this page has signed in again in place. */
export const signedInAgain = windowEvent<void>('toasoan-signed-in-again');

const key = 'toasoan.person';

/** Records the person who uses the desk in this browser, for its other tabs. Null: signed out. */
export function notePerson(personId: string | null): void {
  try {
    if (personId === null) localStorage.removeItem(key);
    else localStorage.setItem(key, personId);
  } catch {
    // Storage is full or disabled. The server's rejection reports it later.
  }
}

/** Whether another person has opened the desk in this browser since then. */
export function isOtherPerson(personId: string): boolean {
  try {
    return (localStorage.getItem(key) ?? personId) !== personId;
  } catch {
    return false;
  }
}

/** Calls back when another tab records a person, with whether it is this one. */
export function watchPerson(personId: string, onPerson: (isThisOne: boolean) => void): () => void {
  const listen = (event: StorageEvent) => {
    if (event.key === key) onPerson(event.newValue === personId);
  };
  window.addEventListener('storage', listen);
  return () => window.removeEventListener('storage', listen);
}
