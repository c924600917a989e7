import { randomUUID } from 'node:crypto';
import { readOrCreateSecret } from '#platform/auth/secret-file.ts';
import { meet } from './meet.ts';

// A process of its own, as a first start of the site is: makes the secret of each of these folders in the same moment as the others do.
const [starts, ...folders] = process.argv.slice(2);
const secrets = folders.map((dataDir) => {
  meet(dataDir, Number(starts));
  return readOrCreateSecret(dataDir, 'auth-secret', () => randomUUID());
});
process.stdout.write(JSON.stringify(secrets));
