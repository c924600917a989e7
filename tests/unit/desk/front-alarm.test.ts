import { createElement } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as fronts from '#app/(desk)/actions/fronts.ts';
import { FrontAlarm } from '#components/desk/fronts/front-alarm.tsx';
import { openScreen } from '#tests/support/browser/screen.ts';
import { stubActions } from '#tests/support/browser/stub-actions.ts';

const hour = 3_600_000;
let now = 0;

beforeEach(() => {
  now = 0;
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function openAlarm(inMs: number) {
  const ask = vi.fn();
  stubActions(fronts, { ageOfFront: ask });
  const screen = await openScreen(createElement(FrontAlarm, { inMs, hours: 6 }));
  return {
    ...screen,
    ask,
    isShown: () => screen.all('.front-alarm').length === 1,
    draw: (later: number) => screen.draw(createElement(FrontAlarm, { inMs: later, hours: 6 })),
    /** Advances the clock and runs the next check. */
    wait: (ms: number) =>
      screen.settle(() => {
        now += ms;
        vi.advanceTimersByTime(30_000);
      }),
  };
}
const answer = (inMs: number | null, hours = 6) => ({
  ok: true,
  data: inMs === null ? null : { inMs, hours },
});

test('the alarm asks the server for the age of the front before it shows a warning', async () => {
  const alarm = await openAlarm(6 * hour);
  await alarm.wait(5 * hour);
  expect(alarm.ask).not.toHaveBeenCalled();
  alarm.ask.mockResolvedValue(answer(2 * hour));
  await alarm.wait(hour);
  expect([alarm.ask.mock.calls.length, alarm.isShown()]).toEqual([1, false]);
  await alarm.wait(hour);
  expect(alarm.ask).toHaveBeenCalledTimes(1);
  alarm.ask.mockResolvedValue(answer(0, 8));
  await alarm.wait(hour);
  expect(alarm.isShown()).toBe(true);
  expect(alarm.text()).toContain('8');
  await alarm.close();
});

test('an update of the front closes the alarm, and a failed request leaves it unchanged', async () => {
  const alarm = await openAlarm(-hour);
  expect(alarm.isShown()).toBe(true);
  alarm.ask.mockRejectedValue(new Error('no line'));
  await alarm.wait(0);
  expect(alarm.isShown()).toBe(true);
  alarm.ask.mockResolvedValue(answer(6 * hour));
  await alarm.wait(0);
  expect(alarm.isShown()).toBe(false);
  alarm.ask.mockResolvedValue(answer(null));
  await alarm.wait(6 * hour);
  await alarm.wait(60 * hour);
  expect([alarm.ask.mock.calls.length, alarm.isShown()]).toEqual([3, false]);
  await alarm.close();
});

test('a new value from the server takes effect at once', async () => {
  const alarm = await openAlarm(-hour);
  await alarm.draw(6 * hour);
  expect(alarm.isShown()).toBe(false);
  await alarm.draw(-1);
  expect(alarm.isShown()).toBe(true);
  await alarm.close();
});
