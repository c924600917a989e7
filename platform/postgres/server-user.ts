import { existsSync, readFileSync, statSync } from 'node:fs';
import { StartProblem } from '../process/start-problem.ts';

export type ServerUser = {
  uid: number;
  /** Credentials for `spawn`, or empty if we already are that user. */
  credentials: { uid: number; gid: number } | Record<string, never>;
};

/**
 * The user who runs the server. PostgreSQL refuses root, so root uses the owner of the existing cluster, or
 * else `nobody`. The user needs an entry in /etc/passwd, because initdb reads its name.
 */
export function chooseServerUser(cluster: string): ServerUser {
  const self = process.getuid?.() ?? 0;
  const owner = existsSync(cluster) ? statSync(cluster).uid : null;
  if (self !== 0) {
    if (owner !== null && owner !== self) {
      throw new StartProblem(
        `${cluster} belongs to another user (${nameOf(owner)}): start as that user or choose another DATA_DIR.`,
      );
    }
    return { uid: self, credentials: {} };
  }
  const entry = owner
    ? passwd().find(({ uid }) => uid === owner)
    : passwd().find(({ name }) => name === 'nobody');
  if (!entry) {
    throw new StartProblem(
      'PostgreSQL does not run as root and this machine has no user "nobody": start as an ordinary user, or set DATABASE_URL.',
    );
  }
  return { uid: entry.uid, credentials: { uid: entry.uid, gid: entry.gid } };
}

function nameOf(uid: number): string {
  return passwd().find((entry) => entry.uid === uid)?.name ?? `user ${uid}`;
}

function passwd(): { name: string; uid: number; gid: number }[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}
