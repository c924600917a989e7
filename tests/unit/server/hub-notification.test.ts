import { expect, test } from 'vitest';
import { LIVE_ACTS } from '#core/live/live-acts.ts';
import { findJobs } from '#server/worker/find-jobs.ts';

/** Actions that only the live desk sees. */
const UNSEEN = ['write', 'revise', 'break_out'];

test('every visible action in a live story is published to the hub by one job', async () => {
  const jobs = await findJobs();
  const events = ['notify-hub', 'notify-hub-of-live'].flatMap((name) => jobs.get(name)?.on ?? []);
  const acts = Object.keys(LIVE_ACTS).filter((act) => !UNSEEN.includes(act));
  expect(events.filter((name) => name.startsWith('article.live_')).toSorted()).toEqual(
    acts.map((act) => `article.live_${act}`).toSorted(),
  );
});

test('the hub is notified when a story expires and when its expiry changes', async () => {
  const events = (await findJobs()).get('notify-hub')?.on;
  expect(events).toEqual(
    expect.arrayContaining(['article.clear_expiry', 'article.set_expiry', 'story.expired']),
  );
});
