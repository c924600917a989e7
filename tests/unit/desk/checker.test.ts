import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Checked, createChecker } from '#components/desk/article/checker.ts';
import { blankContent } from '#core/articles/blank-content.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import { noFacts } from '#core/checks/check-facts.ts';
import type { CheckPlan } from '#core/checks/check-plan.ts';
import { resolveRules } from '#core/checks/resolve-rules.ts';
import type { CheckResult } from '#core/checks/run-checks.ts';
import { bodySchemaNumber } from '#core/document/body.ts';
import type { ActionResult } from '#core/shared/action-result.ts';
import { workingCopyOf } from '#core/working-copy/write-content.ts';

const outside = 'https://example.com/';
const plan: CheckPlan = {
  rules: resolveRules({ sectionPath: ['s1'], format: 'news' }, []),
  facts: { ...noFacts(0), sectionIds: ['s1'] },
};

function storyOf(changes: Partial<VersionContent> = {}, rest: Partial<Checked> = {}): Checked {
  const content = blankContent('s1', {
    headline: 'Phà đêm nối lại hai bờ',
    sapo: 'Từ tối nay.',
    bylineIds: ['p1'],
    tagIds: ['t1'],
    ...changes,
  });
  return { articleId: 'a1', workState: 'draft', content, doc: workingCopyOf(content), reasons: [], ...rest };
}

const linked: VersionContent['body'] = {
  type: 'doc',
  schema: bodySchemaNumber,
  content: [
    {
      type: 'paragraph',
      content: [{ type: 'text', text: 'đây', marks: [{ type: 'link', attrs: { href: outside } }] }],
    },
  ] as VersionContent['body']['content'],
};

let shown: readonly CheckResult[] = [];
let answer: CheckPlan = plan;
const ask = vi.fn(async (): Promise<ActionResult<CheckPlan>> => ({ ok: true, data: answer }));
const begin = () => createChecker({ plan, ask, show: (results) => (shown = results) });
const failing = () => [...new Set(shown.filter(({ passed }) => !passed).map(({ name }) => name))];

beforeEach(() => {
  vi.useFakeTimers();
  ask.mockClear();
  answer = plan;
  shown = [];
});
afterEach(() => vi.useRealTimers());

test('checks of the text show at once without the server', () => {
  const checker = begin();
  checker.look(storyOf({ headline: '' }, { articleId: null }));
  expect(failing()).toContain('headline-present');
  checker.look(storyOf({}, { articleId: null }));
  expect(failing()).not.toContain('headline-present');
});

test('the checker asks the server first and then only for fields that the server checks', async () => {
  const checker = begin();
  checker.look(storyOf());
  await vi.advanceTimersByTimeAsync(0);
  expect(ask).toHaveBeenCalledTimes(1);
  checker.look(storyOf({ sapo: 'Từ tối nay, và mỗi đêm.', tagIds: [] }));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ask).toHaveBeenCalledTimes(1);
  for (const changed of [{ headline: 'Khác' }, { sectionId: 's2' }, { format: 'photo' as const }]) {
    const before = ask.mock.calls.length;
    checker.look(storyOf(changed));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ask.mock.calls.length).toBe(before + 1);
  }
});

test('the checker debounces typing in the headline', async () => {
  const checker = begin();
  checker.look(storyOf());
  await vi.advanceTimersByTimeAsync(0);
  for (const letters of ['P', 'Ph', 'Phà']) {
    checker.look(storyOf({ headline: letters }));
    await vi.advanceTimersByTimeAsync(400);
  }
  await vi.advanceTimersByTimeAsync(1_000);
  expect(ask).toHaveBeenCalledTimes(2);
});

test('a pending check is polled with a growing interval and a limit', async () => {
  const checker = begin();
  checker.look(storyOf({ body: linked }));
  await vi.advanceTimersByTimeAsync(600_000);
  expect(ask).toHaveBeenCalledTimes(7);
  expect(shown.find(({ name }) => name === 'outside-links-alive')).toMatchObject({ isPending: true });
});

test('the result of a pending check is shown, and polling ends', async () => {
  const checker = begin();
  checker.look(storyOf({ body: linked }));
  await vi.advanceTimersByTimeAsync(0);
  answer = { ...plan, facts: { ...plan.facts, links: { [outside]: { isOwn: false, state: 'dead' } } } };
  await vi.advanceTimersByTimeAsync(600_000);
  expect(ask).toHaveBeenCalledTimes(2);
  expect(shown.find(({ name }) => name === 'outside-links-alive')).toMatchObject({
    passed: false,
    isPending: false,
  });
});

test('without an answer the local results stay, and a stopped checker sends no request', async () => {
  ask.mockResolvedValueOnce({ ok: false, error: { code: 'request.failed', message: '' } });
  const checker = begin();
  checker.look(storyOf({ headline: '' }));
  await vi.advanceTimersByTimeAsync(0);
  expect(failing()).toContain('headline-present');
  checker.stop();
  const before = ask.mock.calls.length;
  await vi.advanceTimersByTimeAsync(600_000);
  expect(ask.mock.calls.length).toBe(before);
});

test('a refused action triggers a new request', async () => {
  const checker = begin();
  checker.look(storyOf({}, { reasons: [null] }));
  await vi.advanceTimersByTimeAsync(0);
  checker.look(storyOf({}, { reasons: [{ code: 'article.checks-failed' }] }));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(ask).toHaveBeenCalledTimes(2);
});

test('in review only the checks of publication are shown', () => {
  const checker = begin();
  checker.look(storyOf({ tagIds: [] }, { workState: 'in_review' }));
  expect(new Set(shown.map(({ stage }) => stage))).toEqual(new Set(['publish']));
});
