import { createContext } from 'react';

/** For whom the forms inside keep what is typed, and how that person signs in again without leaving. */
export type FormKeeping = {
  readonly personId: string;
  /** Whether this browser still belongs to that person: another one may have signed in in another tab. */
  readonly isSamePerson: () => boolean;
  /** Asks for a sign-in in place; true once that person is signed in again, false where they decline. */
  readonly signInAgain: () => Promise<boolean>;
};

/** Null outside of the desk: there a form keeps nothing. */
export const FormKeeper = createContext<FormKeeping | null>(null);
