import { hash, verify } from '@node-rs/argon2';

/** Argon2id (the library's own choice of algorithm) at the second choice of RFC 9106 scaled to a small server: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The shortest password that we take, in characters. */
export const passwordMinChars = 8;
/** Longer than this is refused before it is hashed, so that nobody can make us work by length. */
export const passwordMaxChars = 200;

/** The password as an Argon2id string with its own salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost);
}

/**
 * Whether the password belongs to the hash. Without a hash (unknown person, no password) it does the same
 * work and answers no, so that the time of the answer does not tell who exists.
 */
export async function verifyPassword(password: string, storedHash: string | null): Promise<boolean> {
  const against = storedHash ?? (await decoyHash());
  const matches = await verify(against, password.normalize('NFC'));
  return matches && storedHash !== null;
}

let decoy: Promise<string> | null = null;

function decoyHash(): Promise<string> {
  decoy ??= hashPassword('a password that belongs to nobody');
  return decoy;
}
