import { setTimeout as sleep } from 'node:timers/promises';
import { PgBoss } from 'pg-boss';

const POLL_MS = 100;

/**
 * Creates or migrates the tables of the job queue as the owner: at run time the application may only read and
 * write rows. Waits for indexes that a migration of the queue builds concurrently.
 */
export async function prepareQueue(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    ...{ connectionString: ownerUrl, schema: 'jobs', max: 2 },
    ...{ supervise: false, schedule: false },
  });
  let failure: Error | null = null;
  boss.on('error', (error) => {
    failure = error;
  });
  await boss.start();
  try {
    while (failure === null && (await isBuilding(boss))) await sleep(POLL_MS);
    if (failure !== null) throw failure;
  } finally {
    await boss.stop({ graceful: false });
  }
}

async function isBuilding(boss: PgBoss): Promise<boolean> {
  const states = await boss.getBamStatus();
  return states.some(({ status }) => status === 'pending' || status === 'in_progress');
}
