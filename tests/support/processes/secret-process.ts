import { randomUUID } from 'node:crypto';
import { readOrCreateSecret } from '#platform/auth/secret-file.ts';
import { waitAtBarrier } from './wait-at-barrier.ts';

// A separate process, like a first start of the site. It creates the secret of each of these folders at the
// same moment as the other processes.
const [starts, ...folders] = process.argv.slice(2);
const secrets = folders.map((dataDir) => {
  waitAtBarrier(dataDir, Number(starts));
  return readOrCreateSecret(dataDir, 'auth-secret', () => randomUUID());
});
process.stdout.write(JSON.stringify(secrets));
