// `npm run fuzz [-- STORIES [SEED]]`: people who write in one story at random, for as many stories as wanted; of `workflow` random people
// who are held to a model of it, of `api` calls that are held to what its document promises. Each has a seed of its own; a failure names it, and the same seed goes the same way again.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';
import { refuse, typedWords } from './usage.mjs';

const USAGE = `npm run fuzz -- [STORIES [SEED]]            people who write in one story at random (100)
npm run fuzz -- workflow [ACTIONS [SEED]]   random people who take random actions of the workflow (100000)
npm run fuzz -- api [RUNS [SEED]]           whatever the API's document allows and what it does not (10000)
`;
const GAMES = ['workflow', 'api'];

const words = typedWords(USAGE, { most: 3 });
const numbers = GAMES.includes(words[0]) ? words.slice(1) : words;
const wrong = numbers.find((word) => !/^\d{1,9}$/.test(word)) ?? numbers[2];
if (wrong !== undefined) refuse(`“${wrong}” is neither a game nor a number in its place.`, USAGE);
const node = await bootstrap();
const seedOfNow = String(Date.now() % 1_000_000_000);
const [first = '100', ...rest] = words;
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
