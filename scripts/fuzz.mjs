// `npm run fuzz [-- STORIES [SEED]]`: people who write in one story at random, for as many stories as wanted.
// `npm run fuzz -- workflow [ACTIONS [SEED]]`: random people who take random actions of the workflow, held to a model of
// it.
// `npm run fuzz -- api [RUNS [SEED]]`: whatever the API's document allows and what it does not, held to what the document promises.
// Each has a seed of its own; a failure names it, and the same seed goes the same way again.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';

const node = await bootstrap();
const seedOfNow = String(Date.now() % 1_000_000_000);
const [first = '100', ...rest] = process.argv.slice(2);
const games = { workflow: ofWorkflow, api: ofApi };
const game = games[first]?.(...rest) ?? ofRooms(first, ...rest);
process.stdout.write(`${game.told}\n`);
const { status } = spawnSync(
  node,
  [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project=integration', game.file],
  { cwd: root, stdio: 'inherit', env: { ...process.env, ...game.env, LOG_LEVEL: 'error' } },
);
process.exitCode = status ?? 1;

function ofRooms(stories, seed = seedOfNow) {
  return {
    told: `${stories} stories from seed ${seed}`,
    file: 'tests/integration/collab/fuzz.test.ts',
    env: { FUZZ_STORIES: stories, FUZZ_SEED: seed },
  };
}

function ofWorkflow(actions = '100000', seed = seedOfNow) {
  return {
    told: `${actions} actions from seed ${seed}`,
    file: 'tests/integration/articles/workflow-fuzz.test.ts',
    env: { FUZZ_ACTIONS: actions, SEED: seed },
  };
}

function ofApi(runs = '10000', seed = seedOfNow) {
  return {
    told: `${runs} calls of the API from seed ${seed}`,
    file: 'tests/integration/api-fuzz.test.ts',
    env: { FUZZ_RUNS: runs, FUZZ_SEED: seed },
  };
}
