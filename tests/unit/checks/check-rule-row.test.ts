import { createElement } from 'react';
import { expect, test } from 'vitest';
import * as checks from '#app/(desk)/actions/checks.ts';
import { CheckRuleRow } from '#components/desk/checks/check-rule-row.tsx';
import { openScreen } from '#tests/support/browser/screen.ts';
import { stubActions } from '#tests/support/browser/stub-actions.ts';

type Level = 'required' | 'advised' | 'off';
const inherited = { level: 'advised', parameters: { maxChars: 110 }, from: null };
const levelAt = (stage: 'submit' | 'publish', level: Level | null) => ({
  ...{ stage, floor: 'off', inherited },
  own: level === null ? null : { level, parameters: { maxChars: 110 } },
});

/** The row of a check for a person who may change it, and the requests that it sends. */
async function openRow() {
  const changed: object[] = [];
  const previewed: object[] = [];
  stubActions(checks, {
    changeRule: async (input: object) => {
      changed.push(input);
      return { ok: false, error: { code: 'request.failed', message: 'Chưa gửi được.' } };
    },
    previewRule: async (input: object) => {
      previewed.push(input);
      return { ok: true, data: { looked: 0, stopped: [] } };
    },
  });
  const row = (submit: Level | null, publish: Level | null) =>
    createElement(CheckRuleRow, {
      check: {
        ...{ name: 'headline-length', isFixed: false },
        parameters: { maxChars: { preset: 110, min: 20, max: 160 } },
        stages: [levelAt('submit', submit), levelAt('publish', publish)],
      },
      place: { sectionId: 's1', format: null },
      ...{ mayChange: true, names: { nameOf: () => 'mặc định' }, onChanged() {} },
    } as never);
  const screen = await openScreen(row(null, null));
  const choose = (at: 0 | 1, level: Level) => {
    const select = screen.all('select')[at] as HTMLElement;
    Object.defineProperty(select, 'value', { value: level, configurable: true });
    return screen.happen(select, 'change');
  };
  const levels = () => screen.all('select').map((select) => screen.valueOf(select));
  return {
    screen,
    choose,
    levels,
    changed,
    previewed,
    draw: (...now: [Level | null, Level | null]) => screen.draw(row(...now)),
  };
}

test("only the changed stage is sent, so the other stage keeps a colleague's value", async () => {
  const { screen, choose, changed, previewed } = await openRow();
  await choose(0, 'required');
  await screen.press(screen.button('Xem thử'));
  await screen.happen(screen.one('form'), 'submit');
  await screen.settle();
  const sent = { sectionId: 's1', format: null, name: 'headline-length' };
  const submit = { level: 'required', parameters: { maxChars: 110 } };
  expect(changed).toEqual([{ ...sent, submit }]);
  expect(previewed).toEqual([{ ...sent, submit }]);
  await screen.close();
});

test("a colleague's change of the other stage appears next to an unsaved change", async () => {
  const { screen, choose, levels, changed, draw } = await openRow();
  await choose(0, 'required');
  await draw(null, 'off');
  expect(levels()).toEqual(['required', 'off']);
  await screen.happen(screen.one('form'), 'submit');
  await screen.settle();
  expect(changed).toMatchObject([{ submit: { level: 'required' } }]);
  expect(Object.keys(changed[0] ?? {})).not.toContain('publish');
  await screen.close();
});
