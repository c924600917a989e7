import { expect, test } from 'vitest';
import { isLong, SIZES } from '#tests/sizes.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { play } from '#tests/support/workflow/play.ts';

/** `npm run fuzz -- workflow ACTIONS [SEED]` sets the number of actions and the seed. */
const ACTIONS = Number(process.env.FUZZ_ACTIONS ?? SIZES.workflowActions);
const FIRST_SEED = Number(process.env.FUZZ_SEED ?? 20_260_504);
/**
 * Two games in parallel keep the database busy while this process computes. `npm run fuzz` plays one, which
 * repeats with its seed.
 */
const GAMES = process.env.FUZZ_ACTIONS === undefined ? 2 : 1;

test(`after at least ${ACTIONS} random actions by random people the newsroom agrees with the workflow model`, async () => {
  const started = performance.now();
  const games = await Promise.all(
    Array.from({ length: GAMES }, async (_, index) =>
      play(await freshDatabase(), { seed: FIRST_SEED + index, actions: ACTIONS / GAMES }),
    ),
  );
  const total = (of: (game: (typeof games)[number]) => number) =>
    games.map(of).reduce((sum, each) => sum + each, 0);
  const figures = {
    seed: FIRST_SEED,
    actions: total(({ actions }) => actions),
    done: total(({ done }) => done),
    refused: total(({ refused }) => refused),
    kept: total(({ kept }) => kept),
    races: total(({ races }) => races),
    failed: total(({ broken }) => broken),
  };
  console.info(`workflow: ${JSON.stringify(figures)} in ${Math.round(performance.now() - started)} ms`);
  expect(figures.actions).toBeGreaterThanOrEqual(ACTIONS);
  expect(figures.done).toBeGreaterThan(ACTIONS / 4);
  expect(figures.races).toBeGreaterThan(ACTIONS / 40);
  // The game must reach most actions. A short one may miss the rarest.
  const happened = new Set(
    games.flatMap(({ byAction }) => Object.keys(byAction).filter((name) => byAction[name])),
  );
  const missing = ACTION_NAMES.filter((action) => !happened.has(action));
  expect(missing.length, `never happened: ${missing}`).toBeLessThanOrEqual(isLong ? 0 : 6);
}, 3_600_000);

const ACTION_NAMES =
  'submit withdraw_submission claim release request_changes approve block unblock publish publish_update fast_publish break_news end_breaking clear_debt schedule unschedule reschedule set_embargo lift_embargo set_expiry clear_expiry hold resume spike unspike withhold release_withheld kill take_down restore force_unlock save bring_back'.split(
    ' ',
  );
