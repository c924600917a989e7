import { hash, hashSync, verify } from '@node-rs/argon2';
import { type HashingLane, queueHashing } from './hashing-queue.ts';
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
export function hashPassword(password: string, lane: HashingLane = 'unknown'): Promise<string> {
  return queueHashing(lane, () => hash(password.normalize('NFC'), optionsOf(costNow())));
}

/**
 * Whether the password belongs to the hash. Without a hash (unknown person, no password) it does the same
 * work and answers no, so that the time of the answer does not tell who exists. Throws `auth.busy`.
 */
export async function verifyPassword(
  password: string,
  storedHash: string | null,
  lane: HashingLane = 'unknown',
): Promise<boolean> {
  const against = storedHash ?? (await decoyHash());
  const matches = await queueHashing(lane, () => verify(against, password.normalize('NFC')));
  return matches && storedHash !== null;
}

/** Whether a password that was just proven should be hashed anew, because that costs more by now. */
export function needsNewHash(storedHash: string): boolean {
  return isCheaper(storedHash, costNow());
}

/**
 * What hashing may cost on this machine, by the better of two tries at each cost. Hashed on this thread and measured in
 * its own processor time, so that it does not matter what else the machine does.
 */
export function measurePasswordCost(): { cost: PasswordCost; tookMs: number } {
  return choosePasswordCost((cost) => {
    const tries = [1, 2].map(() => {
      const began = process.threadCpuUsage();
      hashSync('a password to measure with', optionsOf(cost));
      const { user, system } = process.threadCpuUsage(began);
      return Math.round((user + system) / 1_000);
    });
    return Math.min(...tries);
  });
}

function costNow(): PasswordCost {
  return holder[costKey] ?? leastPasswordCost;
}

/** Argon2id is the library's own choice of algorithm. */
function optionsOf({ memoryKiB, passes }: PasswordCost) {
  return { memoryCost: memoryKiB, timeCost: passes, parallelism: 1 };
}

function decoyHash(): Promise<string> {
  const known = holder[decoyKey];
  if (known !== undefined) return known;
  const made = hashPassword('a password that belongs to nobody');
  holder[decoyKey] = made;
  // Refused because too many waited: kept, it would refuse all who have no hash from then on, and tell who they are.
  made.catch(() => {
    if (holder[decoyKey] === made) holder[decoyKey] = undefined;
  });
  return made;
}
