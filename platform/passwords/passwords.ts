import { hash, hashSync, verify } from '@node-rs/argon2';
import { type HashingLane, queueHashing } from './hashing-queue.ts';
import { choosePasswordCost, isCheaper, leastPasswordCost, type PasswordCost } from './password-cost.ts';

/** The shortest allowed password, in characters. */
export const passwordMinChars = 8;
/** Longer passwords are rejected before hashing, so that length cannot be used for denial of service. */
export const passwordMaxChars = 200;

/* A production build holds several instances of this module. They share one cost. */
const costKey = Symbol.for('toasoan.password-cost');
const decoyKey = Symbol.for('toasoan.password-decoy');
type Holder = { [costKey]?: PasswordCost; [decoyKey]?: Promise<string> | undefined };
const holder = globalThis as Holder;

/** Sets the cost for new hashes. Before the first call the lowest cost is used. */
export function setPasswordCost(cost: PasswordCost): void {
  holder[costKey] = cost;
  holder[decoyKey] = undefined;
}

/** Hashes a password as an Argon2id string with its own salt. Throws `auth.busy`. */
export function hashPassword(password: string, lane: HashingLane = 'unknown'): Promise<string> {
  return queueHashing(lane, () => hash(password.normalize('NFC'), optionsOf(costNow())));
}

/**
 * Verifies a password against its hash. Without a hash (unknown person, no password) it does the same work
 * and returns false. The response time thus does not reveal which accounts exist. Throws `auth.busy`.
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

/** Whether a verified password should be hashed again, because the cost has increased. */
export function needsNewHash(storedHash: string): boolean {
  return isCheaper(storedHash, costNow());
}

/**
 * Measures the best cost for this machine, by the faster of two tries each. Runs on this thread and measures
 * its CPU time, so that other load on the machine does not matter.
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

/** Argon2id is the default algorithm of the library. */
function optionsOf({ memoryKiB, passes }: PasswordCost) {
  return { memoryCost: memoryKiB, timeCost: passes, parallelism: 1 };
}

function decoyHash(): Promise<string> {
  const known = holder[decoyKey];
  if (known !== undefined) return known;
  const made = hashPassword('a password that belongs to nobody');
  holder[decoyKey] = made;
  // Rejected because the queue was full. A cached rejection would reject all persons without a hash from then
  // on, and reveal them.
  made.catch(() => {
    if (holder[decoyKey] === made) holder[decoyKey] = undefined;
  });
  return made;
}
