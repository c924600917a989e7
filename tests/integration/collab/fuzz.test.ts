import { beforeAll, expect, test } from 'vitest';
import { SIZES } from '#tests/sizes.ts';
import { fuzzStory } from '#tests/support/collab/fuzz-rooms.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';

/** `npm run fuzz -- STORIES` sets the number of stories. */
const STORIES = Number(process.env.FUZZ_STORIES ?? SIZES.collabStories);
const ROUNDS = 140;

let newsroom: Newsroom;
let connectionString: string;

beforeAll(async () => {
  const database = await freshDatabase();
  connectionString = database.applicationUrl;
  newsroom = await makeNewsroom(database.db);
});

test.each(Array.from({ length: STORIES }, (_, index) => Number(process.env.FUZZ_SEED ?? 1) + index))(
  'seed %i: concurrent and offline writers, broken connections and kill -9 lose no acknowledged letter',
  async (seed) => {
    const outcome = await fuzzStory({ newsroom, connectionString, seed, rounds: ROUNDS });
    expect(outcome).toMatchObject({ lost: [], doubled: [], apart: 0, isValid: true, isVersionTheSame: true });
    expect(outcome.typed).toBeGreaterThan(ROUNDS / 4);
  },
);
