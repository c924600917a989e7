import { createElement } from 'react';
import { expect, test } from 'vitest';
import * as royalties from '#app/(desk)/actions/royalties.ts';
import { type Holder, MarksForm, type MarksToSave } from '#components/desk/royalties/marks-form.tsx';
import { ScreenRefresh } from '#components/desk/shell/screen-refresh.tsx';
import { openScreen } from '#tests/support/browser/screen.ts';
import { stubActions } from '#tests/support/browser/stub-actions.ts';

const award = (amountDong: number) => ({ pointTenths: 100, amountDong });

function holder(key: string, amountDong: number | null): Holder {
  const current = amountDong === null ? null : award(amountDong);
  const by = { month: '2026-11', note: '', setByName: 'Thu', setAt: new Date('2026-11-29T05:00:00Z') };
  return {
    ...{ key, kind: 'text', name: key, mediaId: null, suggested: award(200_000), adjustments: [], current },
    ...{ mark: current && { ...by, amountDong: current.amountDong }, isOwn: false, isClosed: false },
  };
}

async function openMarks(...holders: Holder[]) {
  const saved: MarksToSave[] = [];
  stubActions(royalties, {
    saveMarks: async (marks: MarksToSave) => {
      saved.push(marks);
      return { ok: true as const, data: undefined };
    },
  });
  const form = (shown: Holder[]) => {
    const story = {
      ...{ articleId: 'story', number: 1, headline: 'Nước lên', month: '2026-11', isPublic: true },
      holders: shown,
    };
    return createElement(ScreenRefresh, {
      children: createElement(MarksForm, { story, thumbs: {} }),
    } as never);
  };
  const screen = await openScreen(form(holders));
  const amounts = () => screen.all('.award label:last-child input');
  return {
    ...screen,
    saved,
    amounts: () => amounts().map(screen.valueOf),
    type: (at: number, text: string) => screen.fill(amounts()[at] as HTMLElement, text),
    save: () => screen.happen(screen.one('form'), 'submit'),
    serverHas: (...now: Holder[]) => screen.draw(form(now)),
  };
}

test("a colleague's change of a mark is shown, and not overwritten by the next save", async () => {
  const marks = await openMarks(holder('Lan', 300_000), holder('Tâm', 100_000));
  await marks.type(0, '400000');
  await marks.save();
  expect(marks.amounts()).toEqual(['400000', '100000']);
  await marks.serverHas(holder('Lan', 400_000), holder('Tâm', 500_000));
  expect(marks.amounts()).toEqual(['400000', '500000']);
  await marks.type(0, '450000');
  await marks.save();
  expect(marks.saved.map(({ marks: each }) => each)).toEqual([
    [{ ...award(400_000), key: 'Lan', was: award(300_000) }],
    [{ ...award(450_000), key: 'Lan', was: award(400_000) }],
  ]);
  await marks.close();
});

test('an unsaved mark stays when a colleague changes it, and keeps its base value', async () => {
  const marks = await openMarks(holder('Lan', null), holder('Tâm', 100_000));
  await marks.type(0, '400000');
  await marks.type(1, '150000');
  await marks.serverHas(holder('Lan', 350_000), holder('Tâm', 150_000));
  expect(marks.amounts()).toEqual(['400000', '150000']);
  await marks.fill(marks.all('.award label:first-child input')[0] as HTMLElement, '10');
  await marks.save();
  expect(marks.saved[0]?.marks).toEqual([{ ...award(400_000), key: 'Lan', was: null }]);
  await marks.close();
});

test('an invalid number is rejected and stays in its field', async () => {
  const marks = await openMarks(holder('Lan', null));
  await marks.fill(marks.all('.award label:first-child input')[0] as HTMLElement, 'mười');
  await marks.type(0, '3.00');
  await marks.save();
  expect(marks.all('[aria-invalid="true"]')).toHaveLength(2);
  expect(marks.amounts()).toEqual(['3.00']);
  expect(marks.saved).toEqual([]);
  await marks.close();
});
