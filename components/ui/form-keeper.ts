import { createContext } from 'react';

/** The person whose unsent form text is stored, and their sign-in without leaving the page. */
export type FormKeeping = {
  readonly personId: string;
  /** Whether this browser is still signed in as that person: another may have signed in in another tab. */
  readonly isSamePerson: () => boolean;
  /** Asks for a sign-in in place. True once that person is signed in, false if they decline. */
  readonly signInAgain: () => Promise<boolean>;
};

/** Null outside the desk, where forms store nothing. */
export const FormKeeper = createContext<FormKeeping | null>(null);
