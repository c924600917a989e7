import { windowEvent } from './window-event.ts';

/** Tells the frame of the desk that the server refused something because nobody is signed in any more. */
export const signedOut = windowEvent<void>('toasoan-signed-out');

/** Tells it that the person of this page has signed in again in place. */
export const signedInAgain = windowEvent<void>('toasoan-signed-in-again');

const key = 'toasoan.person';

/** Notes who uses the desk in this browser, for its other tabs. Null: that person signs out. */
export function notePerson(personId: string | null): void {
  try {
    if (personId === null) localStorage.removeItem(key);
    else localStorage.setItem(key, personId);
  } catch {
    // Storage is full or forbidden: then the server's refusal says it later.
  }
}

/** Whether another person has opened the desk in this browser since. */
export function isOtherPerson(personId: string): boolean {
  try {
    return (localStorage.getItem(key) ?? personId) !== personId;
  } catch {
    return false;
  }
}

/** Calls back with whether this person is still the one who is signed in, when another tab notes who is. */
export function hearPerson(personId: string, heard: (isThisOne: boolean) => void): () => void {
  const listen = (event: StorageEvent) => {
    if (event.key === key) heard(event.newValue === personId);
  };
  window.addEventListener('storage', listen);
  return () => window.removeEventListener('storage', listen);
}
