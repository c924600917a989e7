import { seedIfEmpty } from '#server/seed-if-empty.ts';
import { seedDemo } from '#usecases/seed/seed-demo.ts';
import { type Command, UsageProblem } from './command.ts';

export const seed: Command = {
  async run({ env, dataDir, pool, ctx }, { io }) {
    const { rowCount } = await pool.query('select 1 from people limit 1');
    if (rowCount !== 0) throw new UsageProblem('The database has people: seed an empty one.');
    const lines = await seedIfEmpty({
      env: { ...env, seed: 'demo' },
      dataDir,
      pool,
      seedDemo: (input) => seedDemo(ctx, input),
      report: (line) => io.stderr.write(`${line}\n`),
    });
    return { json: { seeded: true }, lines };
  },
};
