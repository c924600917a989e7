import { createElement } from 'react';
import { expect, test, vi } from 'vitest';
import { Combobox, type ComboOption } from '#components/ui/combobox.tsx';
import { openScreen } from '#tests/support/browser/screen.ts';

const twenty = Array.from({ length: 20 }, (_, index) => ({ id: `${index}`, label: `Mục ${index}` }));

async function openField(options: readonly ComboOption[] = twenty) {
  const picked: string[] = [];
  const screen = await openScreen(
    createElement(Combobox, {
      ...{ label: 'Tìm', listLabel: 'Gợi ý', emptyText: 'Không có.' },
      ask: async () => options,
      onPick: ({ id }: ComboOption) => void picked.push(id),
    }),
  );
  const input = screen.one('input');
  const active = () => screen.all('[aria-selected="true"]').map(({ textContent }) => textContent);
  const open = async () => {
    await screen.fill(input, 'm');
    await screen.until(() => expect(screen.all('[role="option"]')).toHaveLength(options.length));
  };
  return { screen, input, active, open, picked };
}

test('Page Up, Page Down, Home and End move the highlight, and the highlighted option is scrolled into view', async () => {
  const scrolled = vi.spyOn(HTMLElement.prototype, 'scrollIntoView').mockImplementation(() => {});
  const { screen, input, active, open, picked } = await openField();
  await open();
  expect(active()).toEqual(['Mục 0']);
  for (const [key, at] of [
    ['PageDown', 8],
    ['ArrowDown', 9],
    ['PageDown', 17],
    ['PageDown', 19],
    ['ArrowDown', 0],
    ['End', 19],
    ['PageUp', 11],
    ['Home', 0],
    ['ArrowUp', 19],
  ] as const) {
    const event = await screen.happen(input, 'keydown', { key });
    expect([key, active(), event.defaultPrevented]).toEqual([key, [`Mục ${at}`], true]);
    expect((scrolled.mock.contexts.at(-1) as HTMLElement).textContent).toBe(`Mục ${at}`);
    expect(scrolled.mock.lastCall).toEqual([{ block: 'nearest' }]);
  }
  await screen.strike(input, 'Enter');
  expect(picked).toEqual(['19']);
  scrolled.mockRestore();
  await screen.close();
});

test('Home and End keep their default with a closed list or with Shift', async () => {
  const { screen, input, active, open } = await openField();
  expect((await screen.happen(input, 'keydown', { key: 'Home' })).defaultPrevented).toBe(false);
  await open();
  const marked = await screen.happen(input, 'keydown', { key: 'End', shiftKey: true });
  expect([marked.defaultPrevented, active()]).toEqual([false, ['Mục 0']]);
  await screen.close();
});

test('Escape closes an open list, and otherwise keeps its default', async () => {
  const { screen, input, open } = await openField();
  const isHandled = async () => (await screen.happen(input, 'keydown', { key: 'Escape' })).defaultPrevented;
  await screen.strike(input, 'ArrowDown');
  expect(await isHandled()).toBe(false);
  await open();
  expect([await isHandled(), await isHandled()]).toEqual([true, false]);
  await screen.close();
});

test('a list that opens under a resting pointer does not move the highlight', async () => {
  const { screen, active, open } = await openField();
  await open();
  const [, , third] = screen.all('[role="option"]') as [HTMLElement, HTMLElement, HTMLElement];
  await screen.happen(third, 'mouseover');
  expect(active()).toEqual(['Mục 0']);
  await screen.happen(third, 'mousemove');
  expect(active()).toEqual(['Mục 2']);
  await screen.close();
});
