import { expect, test } from 'vitest';
import { LIVE_ACTS } from '#core/live/live-acts.ts';
import { findJobs } from '#server/worker/find-jobs.ts';

/** What happens on the live desk alone. */
const UNSEEN = ['write', 'revise', 'break_out'];

test('the hub is told of every act in a live story that readers can notice, by one job each', async () => {
  const jobs = await findJobs();
  const told = ['tell-hub', 'tell-hub-of-live'].flatMap((name) => jobs.get(name)?.on ?? []);
  const acts = Object.keys(LIVE_ACTS).filter((act) => !UNSEEN.includes(act));
  expect(told.filter((name) => name.startsWith('article.live_')).toSorted()).toEqual(
    acts.map((act) => `article.live_${act}`).toSorted(),
  );
});

test('the hub is told of a story that came to its end, and of one that is brought back, by no end or a later one', async () => {
  const told = (await findJobs()).get('tell-hub')?.on;
  expect(told).toEqual(
    expect.arrayContaining(['article.clear_expiry', 'article.set_expiry', 'story.expired']),
  );
});
