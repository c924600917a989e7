import { hourOf, readWindowHours } from '#core/reads/decay.ts';
import { foldReadsBefore } from '#db/queries/reads.ts';
import type { Services } from '../context.ts';

/** Hours of reads are kept for twice the window, and then as one number for each story. */
const keptHours = 2 * readWindowHours;
const hoursAtOnce = 10_000;

/** Adds up what is older than any list asks for. Returns how many hours it took, at most ten thousand. */
export async function foldOldReads({ db, now }: Pick<Services, 'db' | 'now'>): Promise<number> {
  const moment = hourOf(new Date(now().getTime() - keptHours * 3_600_000));
  return db.transaction((tx) => foldReadsBefore(tx, { moment, limit: hoursAtOnce }));
}
