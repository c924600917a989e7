import { StartProblem } from '#platform/process/start-problem.ts';
import { lockDataFolder } from '#server/lock-data-folder.ts';
import { waitAtBarrier } from './wait-at-barrier.ts';

// A separate process, like a start of the site. It claims each of these folders at the same moment as the
// other processes, reports its claims, and holds them until it is ended.
const [starts, ...folders] = process.argv.slice(2);
const claimed: string[] = [];
for (const folder of folders) {
  waitAtBarrier(folder, Number(starts));
  try {
    await lockDataFolder(folder, { roles: new Set(['web']), port: process.pid });
    claimed.push(folder);
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
  }
}
process.stdout.write(JSON.stringify(claimed));
setInterval(() => {}, 1_000);
