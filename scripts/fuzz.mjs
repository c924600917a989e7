// `npm run fuzz [-- STORIES [SEED]]`: people who write in one story at random, for as many stories as wanted, each from
// a seed of its own; a failure names the seed, and the same seed goes the same way again.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';

const node = bootstrap();
const [stories = '100', seed = String(Date.now() % 1_000_000_000)] = process.argv.slice(2);
process.stdout.write(`${stories} stories from seed ${seed}\n`);
const { status } = spawnSync(
  node,
  [
    ...[path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project=integration'],
    'tests/integration/collab/fuzz.test.ts',
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, FUZZ_STORIES: stories, FUZZ_SEED: seed, LOG_LEVEL: 'error' },
  },
);
process.exitCode = status ?? 1;
