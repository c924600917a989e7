import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ruleBudgetMs, type StyleWorker, styleChecker } from '#components/editor/style-checker.ts';
import type { StyleQuestion } from '#components/editor/workers/style-messages.ts';
import { checkStyle } from '#core/house-style/check-style.ts';
import { compileLinear } from '#core/house-style/linear-pattern.ts';
import type { StyleRule } from '#core/house-style/style-rule.ts';

const rule = (id: string, pattern: string): StyleRule => ({
  id,
  sectionId: null,
  pattern,
  matchCase: false,
  advice: id,
  replacement: null,
  isOn: true,
});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/**
 * A worker that answers at once, except for the rule on which it hangs; only the first `hangs` workers hang.
 */
function newsroomOf(hangsOn: string | null, hangs = Number.POSITIVE_INFINITY) {
  const stopped: string[] = [];
  let ended = 0;
  const checker = styleChecker({
    onStopped: ({ id }) => stopped.push(id),
    newWorker: () => {
      const worker: StyleWorker = {
        ...{ onmessage: null, onerror: null },
        terminate: () => {
          ended += 1;
        },
        postMessage: ({ job, rules, texts }: StyleQuestion) => {
          const postToPage = (data: object) => worker.onmessage?.({ data } as never);
          for (const each of rules) {
            postToPage({ kind: 'begin', job, ruleId: each.id });
            if (each.id === hangsOn && ended < hangs) return;
          }
          const found = texts.map((text) => rules.flatMap((each) => checkStyle(text, each, compileLinear)));
          postToPage({ kind: 'done', job, found });
        },
      };
      return worker;
    },
  });
  return { checker, stopped, ended: () => ended };
}

test('a rule that hangs twice is stopped and reported, and the other rules still give advice', async () => {
  const { checker, stopped, ended } = newsroomOf('evil');
  checker.setRules([rule('good', 'sông'), rule('evil', '(a+)+$'), rule('late', 'núi')]);
  const answer = checker.check(['núi và sông']);
  await vi.advanceTimersByTimeAsync(ruleBudgetMs / 2);
  expect(stopped).toEqual([]);
  await vi.advanceTimersByTimeAsync(ruleBudgetMs);
  expect([stopped, ended()]).toEqual([[], 1]);
  await vi.advanceTimersByTimeAsync(ruleBudgetMs);
  expect((await answer)?.[0]?.map(({ ruleId }) => ruleId)).toEqual(['late', 'good']);
  expect([stopped, ended()]).toEqual([['evil'], 2]);
  const again = await checker.check(['sông']);
  expect(again?.[0]).toHaveLength(1);
  expect(ended()).toBe(2);
});

test('a rule that was slow once still gives its advice', async () => {
  const { checker, stopped } = newsroomOf('honest', 1);
  checker.setRules([rule('honest', 'sông')]);
  const answer = checker.check(['sông']);
  await vi.advanceTimersByTimeAsync(2 * ruleBudgetMs);
  expect((await answer)?.[0]).toHaveLength(1);
  expect(stopped).toEqual([]);
});

test('rules that finish in time are never stopped', async () => {
  const { checker, stopped } = newsroomOf(null);
  checker.setRules([rule('good', 'sông')]);
  expect((await checker.check(['sông', 'núi']))?.map((advice) => advice.length)).toEqual([1, 0]);
  await vi.advanceTimersByTimeAsync(10 * ruleBudgetMs);
  expect(stopped).toEqual([]);
});

test('a worker that fails to load does not block a check, and the next check starts a new worker', async () => {
  let hasLine = false;
  const checker = styleChecker({
    onStopped: () => {},
    newWorker: () => {
      const worker: StyleWorker = {
        ...{ onmessage: null, onerror: null, terminate() {} },
        postMessage({ job, texts }: StyleQuestion) {
          if (hasLine)
            worker.onmessage?.({ data: { kind: 'done', job, found: texts.map(() => []) } } as never);
          else worker.onerror?.({} as never);
        },
      };
      return worker;
    },
  });
  checker.setRules([rule('good', 'sông')]);
  const answer = await Promise.race([
    checker.check(['núi']),
    vi.advanceTimersByTimeAsync(10 * ruleBudgetMs).then(() => 'still waiting'),
  ]);
  expect(answer).toBe(null);
  hasLine = true;
  expect(await checker.check(['núi'])).toEqual([[]]);
});

test('a rule that crashes the worker is stopped like a slow one', async () => {
  const stopped: string[] = [];
  const checker = styleChecker({
    onStopped: ({ id }) => stopped.push(id),
    newWorker: () => {
      const worker: StyleWorker = {
        ...{ onmessage: null, onerror: null, terminate() {} },
        postMessage({ job, rules, texts }: StyleQuestion) {
          for (const { id } of rules) {
            worker.onmessage?.({ data: { kind: 'begin', job, ruleId: id } } as never);
            if (id === 'breaks') return worker.onerror?.({} as never);
          }
          worker.onmessage?.({ data: { kind: 'done', job, found: texts.map(() => []) } } as never);
        },
      };
      return worker;
    },
  });
  checker.setRules([rule('good', 'sông'), rule('breaks', 'núi')]);
  expect(await checker.check(['núi'])).toEqual([[]]);
  expect(stopped).toEqual(['breaks']);
});
