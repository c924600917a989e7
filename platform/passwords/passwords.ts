import { hash, verify } from '@node-rs/argon2';
import { inTurn } from './hashing-turns.ts';
import { choosePasswordCost, isCheaper, leastPasswordCost, type PasswordCost } from './password-cost.ts';

/** The shortest password that we take, in characters. */
export const passwordMinChars = 8;
/** Longer than this is refused before it is hashed, so that nobody can make us work by length. */
export const passwordMaxChars = 200;

/* A production build holds several instances of this module; they must hash alike. */
const costKey = Symbol.for('toasoan.password-cost');
const decoyKey = Symbol.for('toasoan.password-decoy');
type Holder = { [costKey]?: PasswordCost; [decoyKey]?: Promise<string> | undefined };
const holder = globalThis as Holder;

/** From now on passwords are hashed at this cost; until it is said, at the least one. */
export function setPasswordCost(cost: PasswordCost): void {
  holder[costKey] = cost;
  holder[decoyKey] = undefined;
}

/** The password as an Argon2id string with its own salt. Throws `auth.busy`. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hashAt(password, costNow()));
}

/**
 * Whether the password belongs to the hash. Without a hash (unknown person, no password) it does the same
 * work and answers no, so that the time of the answer does not tell who exists. Throws `auth.busy`.
 */
export async function verifyPassword(password: string, storedHash: string | null): Promise<boolean> {
  const against = storedHash ?? (await decoyHash());
  const matches = await inTurn(() => verify(against, password.normalize('NFC')));
  return matches && storedHash !== null;
}

/** Whether a password that was just proven should be hashed anew, because that costs more by now. */
export function needsNewHash(storedHash: string): boolean {
  return isCheaper(storedHash, costNow());
}

/** What hashing may cost on this machine, by the best of three tries at each cost. */
export function measurePasswordCost(): Promise<{ cost: PasswordCost; tookMs: number }> {
  return choosePasswordCost(async (cost) => {
    let bestMs = Number.POSITIVE_INFINITY;
    for (let tried = 0; tried < 3; tried += 1) {
      const beganMs = performance.now();
      await inTurn(() => hashAt('a password to measure with', cost));
      bestMs = Math.min(bestMs, performance.now() - beganMs);
    }
    return Math.round(bestMs);
  });
}

function costNow(): PasswordCost {
  return holder[costKey] ?? leastPasswordCost;
}

/** Argon2id is the library's own choice of algorithm. */
function hashAt(password: string, { memoryKiB, passes }: PasswordCost): Promise<string> {
  return hash(password.normalize('NFC'), { memoryCost: memoryKiB, timeCost: passes, parallelism: 1 });
}

function decoyHash(): Promise<string> {
  holder[decoyKey] ??= hashPassword('a password that belongs to nobody');
  return holder[decoyKey];
}
