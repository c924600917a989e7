import { createElement } from 'react';
import { expect, test } from 'vitest';
import { PlanFields } from '#components/desk/plan-fields.tsx';
import { AssignmentForm } from '#components/desk/planning/assignment-form.tsx';
import { Words } from '#components/ui/words.tsx';
import plan from '#messages/vi/plan.json' with { type: 'json' };
import work from '#messages/vi/work.json' with { type: 'json' };
import { openScreen } from '#tests/support/screen.ts';

const inHanoi = (children: ReturnType<typeof createElement>) =>
  Words({ locale: 'vi', messages: { plan, work }, timeZone: 'Asia/Ho_Chi_Minh', children });

test('the clock by which a deadline counts is named whole', async () => {
  const fields = {
    title: '',
    brief: '',
    sectionId: '',
    priority: 'normal' as const,
    dueAt: null,
    plannedOn: null,
  };
  const forms = [
    createElement(PlanFields),
    createElement(AssignmentForm, {
      ...{ title: 'Đề tài', fields, desks: [], onClose() {} },
      save: async () => ({ ok: true as const, data: undefined }),
    }),
  ];
  for (const form of forms) {
    const screen = await openScreen(inHanoi(form));
    expect(screen.text()).toContain('Asia/Ho Chi Minh');
    await screen.close();
  }
});
