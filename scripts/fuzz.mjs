// `npm run fuzz [-- STORIES [SEED]]`: random concurrent editing of as many stories. `workflow` runs random
// people against a model of the workflow, `api` random calls against the API document, `properties` all
// property tests. Each run has a seed; a failure prints it, and the same seed repeats the run.
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';
import { refuse, typedWords } from './usage.mjs';

const USAGE = `npm run fuzz -- [STORIES [SEED]]            people who write in one story at random (100)
npm run fuzz -- workflow [ACTIONS [SEED]]   random people who take random actions of the workflow (100000)
npm run fuzz -- api [RUNS [SEED]]           whatever the API's document allows and what it does not (10000)
npm run fuzz -- properties [ROUNDS [SEED]]  property tests with other data in each round (10)
`;
const GAMES = ['workflow', 'api', 'properties'];

const words = typedWords(USAGE, { most: 3 });
const numbers = GAMES.includes(words[0]) ? words.slice(1) : words;
const wrong = numbers.find((word) => !/^\d{1,9}$/.test(word)) ?? numbers[2];
if (wrong !== undefined) refuse(`“${wrong}” is neither a game nor a number in its place.`, USAGE);
const node = await bootstrap();
const seedOfNow = String(Date.now() % 1_000_000_000);
const [first = '100', ...rest] = words;
const games = { workflow: ofWorkflow, api: ofApi, properties: ofProperties };
const game = games[first]?.(...rest) ?? ofRooms(first, ...rest);
process.stdout.write(`${game.label}\n`);
process.exitCode = 0;
for (const env of game.rounds) {
  const { status } = spawnSync(
    node,
    [
      path.join(root, 'node_modules/vitest/vitest.mjs'),
      ...['run', '--project=unit*', '--project=integration*', ...game.files],
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ...env, LOG_LEVEL: 'error' } },
  );
  process.exitCode = status ?? 1;
  if (status !== 0) {
    process.stdout.write(`${JSON.stringify(env)}\n`);
    break;
  }
}

function ofRooms(stories, seed = seedOfNow) {
  return {
    label: `${stories} stories from seed ${seed}`,
    files: ['tests/integration/collab/fuzz.test.ts'],
    rounds: [{ FUZZ_STORIES: stories, FUZZ_SEED: seed }],
  };
}

function ofWorkflow(actions = '100000', seed = seedOfNow) {
  return {
    label: `${actions} actions from seed ${seed}`,
    files: ['tests/integration/articles/workflow-fuzz.test.ts'],
    rounds: [{ FUZZ_ACTIONS: actions, FUZZ_SEED: seed }],
  };
}

function ofApi(runs = '10000', seed = seedOfNow) {
  return {
    label: `${runs} calls of the API from seed ${seed}`,
    files: ['tests/integration/api-fuzz.test.ts'],
    rounds: [{ FUZZ_RUNS: runs, FUZZ_SEED: seed }],
  };
}

function ofProperties(rounds = '10', seed = seedOfNow) {
  const isOverMadeUpData = (file) =>
    readFileSync(path.join(root, file), 'utf8').includes('support/fast-check.ts');
  return {
    label: `${rounds} rounds of property tests, from seed ${seed}`,
    files: globSync('tests/{unit,integration}/**/*.test.ts', { cwd: root }).filter(isOverMadeUpData),
    rounds: Array.from({ length: Number(rounds) }, (_, round) => ({
      FUZZ_SEED: String(Number(seed) + round),
    })),
  };
}
