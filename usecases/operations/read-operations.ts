import { isAdmin } from '#core/people/administration.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { countDebts } from '#db/queries/articles/debts.ts';
import {
  countTroubledDeliveries,
  countWaitingEffects,
  findLastAct,
  readDatabaseState,
} from '#db/queries/operations/operations.ts';
import { canReadFiles } from '#platform/storage/check-storage.ts';
import { type Context, requireActor } from '../context.ts';
import { frontAge } from '../fronts/shared/front-age.ts';
import { loadSiteSettings } from '../shared/load-site-settings.ts';
import { backupAct } from './shared/backup-act.ts';

const failedJobsMost = 50;

/**
 * The state of the system for the administrator: queues and their delays, failures, database, storage, this
 * process, and the last backup. Contains no text of stories. Throws `action.not-your-role`.
 */
export async function readOperations(context: Context) {
  const ctx = requireActor(context);
  requireAllowed(isAdmin(ctx.actor));
  const { db, operations } = ctx;
  const now = ctx.now();
  const [database, files, effects, deliveries, debts, backup, front, jobs, failedJobs] = await Promise.all([
    readDatabaseState(db),
    canReadFiles(ctx.storage),
    countWaitingEffects(db),
    countTroubledDeliveries(db, { now }),
    countDebts(db, { sectionIds: null }),
    findLastAct(db, backupAct),
    loadSiteSettings(db).then((settings) => frontAge(ctx, settings)),
    operations?.countJobs() ?? null,
    operations?.listFailedJobs(failedJobsMost) ?? [],
  ]);
  const { changedAt, isStale } = front;
  return {
    ...{ now, database, files, effects, deliveries, debts, jobs, failedJobs },
    front: { changedAt, isStale },
    lastBackupAt: backup?.at ?? null,
    process: operations?.figures() ?? null,
  };
}
