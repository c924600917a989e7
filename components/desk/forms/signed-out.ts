import { told } from '../told.ts';

/** Tells the frame of the desk that the server refused something because nobody is signed in any more. */
export const signedOut = told<void>('toasoan-signed-out');

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

/** Calls back when another tab notes that this person is no longer the one who is signed in. */
export function hearPersonGone(personId: string, heard: () => void): () => void {
  const listen = (event: StorageEvent) => {
    if (event.key === key && event.newValue !== personId) heard();
  };
  window.addEventListener('storage', listen);
  return () => window.removeEventListener('storage', listen);
}
