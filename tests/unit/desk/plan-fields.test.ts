import { createElement } from 'react';
import { expect, test } from 'vitest';
import { AssignmentForm } from '#components/desk/planning/assignment-form.tsx';
import { PlanFields, planOf } from '#components/desk/planning/plan-fields.tsx';
import { Words } from '#components/ui/words.tsx';
import { READY } from '#core/i18n/messages.ts';
import { openScreen } from '#tests/support/browser/screen.ts';

const inHanoi = (children: ReturnType<typeof createElement>) =>
  Words({ locale: 'vi', messages: READY.vi, timeZone: 'Asia/Ho_Chi_Minh', children });

test('the time zone of a deadline is shown in full', async () => {
  const fields = {
    title: '',
    brief: '',
    sectionId: '',
    priority: 'normal' as const,
    dueAt: null,
    plannedOn: null,
  };
  const forms = [
    () => createElement(PlanFields),
    () =>
      createElement(AssignmentForm, {
        ...{ title: 'Đề tài', of: '', fields, desks: [], onClose() {} },
        save: async () => ({ ok: true as const, data: undefined }),
      }),
  ];
  for (const form of forms) {
    const screen = await openScreen(inHanoi(form()));
    expect(screen.text()).toContain('Asia/Ho Chi Minh');
    await screen.close();
  }
});

test('an emptied deadline is removed, and an empty deadline for several stories changes nothing', async () => {
  const due = { priority: 'high' as const, dueAt: '2026-11-29T05:00:00Z' };
  const dueAtOf = async (fields: ReturnType<typeof createElement>, empty: boolean) => {
    const screen = await openScreen(inHanoi(createElement('form', null, fields)));
    const form = new FormData(screen.one('form') as HTMLFormElement);
    form.delete('noDue');
    if (empty) form.set('dueAt', '');
    await screen.close();
    return planOf(form, 'Asia/Ho_Chi_Minh').dueAt;
  };
  expect(await dueAtOf(createElement(PlanFields, { plan: due }), true)).toBeNull();
  expect(await dueAtOf(createElement(PlanFields, { plan: due }), false)).toBe('2026-11-29T05:00:00.000Z');
  expect(await dueAtOf(createElement(PlanFields, { plan: { ...due, dueAt: null } }), true)).toBeUndefined();
  expect(await dueAtOf(createElement(PlanFields), true)).toBeUndefined();
});
