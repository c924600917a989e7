import { createElement } from 'react';
import { expect, test } from 'vitest';
import * as articles from '#app/(desk)/actions/articles.ts';
import { PlanSummary } from '#components/desk/article/plan-summary.tsx';
import { Words } from '#components/ui/words.tsx';
import { READY } from '#core/i18n/messages.ts';
import { openScreen } from '#tests/support/browser/screen.ts';
import { stubActions } from '#tests/support/browser/stub-actions.ts';

type Plan = { readonly priority: string; readonly dueAt: string | null };

function line(plan: Plan, mayPlan: boolean) {
  const view = { id: 'a1', ...plan, abilities: { plan: { ok: mayPlan } } };
  const when = (moment: Date | string) => new Date(moment).toISOString();
  const shown = createElement(PlanSummary, { view, when, onChanged() {} } as never);
  return Words({ locale: 'vi', messages: READY.vi, timeZone: 'Asia/Ho_Chi_Minh', children: shown });
}

const button = 'Đặt hạn và ưu tiên';

test('an editor sets priority and deadline in the time zone of the newsroom', async () => {
  const sent: object[] = [];
  const plan = { priority: 'normal', dueAt: null };
  stubActions(articles, {
    plan: async (input: object) => {
      sent.push(input);
      return { ok: true, data: plan };
    },
  });
  const screen = await openScreen(line(plan, true));
  expect(screen.text()).toContain('Chưa đặt hạn');
  await screen.press(screen.button(button));
  await screen.until(() => void screen.one('[name="priority"]'));
  await screen.choose(screen.one('[name="priority"]'), 'Gấp');
  await screen.fill(screen.one('[name="dueAt"]'), '2031-07-17T18:05');
  await screen.happen(screen.one('form'), 'submit');
  await screen.settle();
  expect(sent).toEqual([{ articleId: 'a1', priority: 'urgent', dueAt: '2031-07-17T11:05:00.000Z' }]);
  await screen.close();
});

test('an author sees priority and deadline and cannot change them', async () => {
  const screen = await openScreen(line({ priority: 'urgent', dueAt: '2031-07-17T11:05:00.000Z' }, false));
  expect(screen.text()).toBe('Ưu tiên: Gấp · Hạn 2031-07-17T11:05:00.000Z');
  expect(screen.all('button')).toEqual([]);
  await screen.draw(line({ priority: 'normal', dueAt: null }, false));
  expect(screen.text()).toBe('');
  await screen.close();
});
