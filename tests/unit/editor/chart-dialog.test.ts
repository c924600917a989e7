import type { Editor } from '@tiptap/core';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { createElement } from 'react';
import { expect, test } from 'vitest';
import { cellsOfText, pasteCells, readCells, withRoom } from '#components/editor/dialogs/chart-cells.ts';
import { ChartDialog } from '#components/editor/dialogs/chart-dialog.tsx';
import blocks from '#messages/vi/blocks.json' with { type: 'json' };
import words from '#messages/vi/editor.json' with { type: 'json' };
import { openScreen } from '#tests/support/browser/screen.ts';
import { schema } from '#tests/support/collab/writer.ts';

// The dialog keeps its draft by the path of the story.
Object.assign(window, { location: { pathname: '/desk/articles/1' } });

const labels = { ...blocks, ...words };
const attrs = { kind: 'bar', title: 'Lúa', unit: '', source: '', note: '', data: 'Tỉnh\tTấn\nHuế\t1.5' };

/** The dialog of a chart that is the first block of a story. */
async function openChart() {
  const doc = schema.nodeFromJSON({
    type: 'doc',
    content: [{ type: 'chart', attrs }, { type: 'paragraph' }],
  });
  const editor = {
    ...{ state: EditorState.create({ doc }), on() {}, off() {} },
    view: {
      dom: document.createElement('div'),
      dispatch(tr: Transaction) {
        editor.state = editor.state.apply(tr);
      },
    },
  };
  let closed = 0;
  const screen = await openScreen(
    createElement(ChartDialog, {
      ...{ editor: editor as unknown as Editor, labels, at: 0 },
      onClose() {
        closed += 1;
      },
    }),
  );
  const cell = (row: number, column: number) => screen.one(`[name="cell-${row}-${column}"]`);
  const save = async () => {
    await screen.happen(screen.one('form'), 'submit');
    await screen.settle();
  };
  return { screen, cell, save, chart: () => editor.state.doc.firstChild?.attrs, closed: () => closed };
}

test('a wrong cell keeps its text, says its error, and stops the dialog from saving', async () => {
  const { screen, cell, save, chart, closed } = await openChart();
  expect(screen.valueOf(cell(1, 1))).toBe('1,5');
  await screen.fill(cell(1, 1), 'chừng hai');
  expect(screen.valueOf(cell(1, 1))).toBe('chừng hai');
  const why = screen.one(`[id="${cell(1, 1).getAttribute('aria-describedby')}"]`);
  expect(cell(1, 1).getAttribute('aria-invalid')).toBe('true');
  expect(why.textContent).toBe(`Hàng 1, dãy 1, “chừng hai”: ${words['chart-bad-number']}`);
  await save();
  expect(closed()).toBe(0);
  expect(chart()?.data).toBe(attrs.data);

  await screen.fill(cell(1, 1), '2.000,25');
  await save();
  expect(closed()).toBe(1);
  expect(chart()).toMatchObject({ ...attrs, data: 'Tỉnh\tTấn\nHuế\t2000.25' });
  await screen.close();
});

test('a map names an unknown province, and a preview shows what readers get', async () => {
  const { screen, cell } = await openChart();
  expect(screen.all('.editor-chart-preview line')).toHaveLength(1);
  await screen.choose(screen.one('select'), labels.chartMap);
  expect(screen.all('.editor-chart-preview rect').length).toBeGreaterThan(36);
  await screen.fill(cell(1, 0), 'Đà Lạt');
  expect(screen.text()).toContain(words['chart-unknown-province']);
  expect(screen.all('.editor-chart-preview')).toHaveLength(0);
  await screen.close();
});

test('a paste from a spreadsheet fills the cells from its place, and Enter goes to the cell below', async () => {
  const { screen, cell, save, chart } = await openChart();
  const clipboardData = { getData: () => 'Huế\t1.234,5\r\nCần Thơ\t-7\r\n' };
  await screen.happen(cell(1, 0), 'paste', { clipboardData });
  await screen.settle();
  expect(screen.valueOf(cell(2, 0))).toBe('Cần Thơ');
  await save();
  expect(chart()?.data).toBe('Tỉnh\tTấn\nHuế\t1234.5\nCần Thơ\t-7');
  await screen.close();
});

test('a title is needed', async () => {
  const { screen, save, closed } = await openChart();
  await screen.fill(screen.one('[name="title"]'), ' ');
  await save();
  expect(closed()).toBe(0);
  expect(screen.text()).toContain(words.chartNoTitle);
  await screen.close();
});

test('the table keeps an empty row and column at the end, up to its limits', () => {
  expect(withRoom([['a']])).toHaveLength(5);
  const full = pasteCells(withRoom([]), { row: 0, column: 0 }, 'a\tb\tc\n1\t2\t3\n1\t2\t3\n1\t2\t3\n1\t2\t3');
  expect([full.length, full[0]?.length]).toEqual([6, 4]);
  const many = pasteCells(full, { row: 1, column: 0 }, Array(70).fill('x\t1').join('\n'));
  expect(many).toHaveLength(71);
  expect(readCells(many, 'bar', 'vi').errors.map(({ why }) => why)).toContain('chart-too-many-rows');
});

test('an empty row between others does not count, and an error names the typed row', () => {
  const cells = [
    ['t', 'a'],
    ['', ''],
    ['x', '1,5'],
    ['y', 'z'],
  ];
  expect(readCells(cells, 'bar', 'vi').errors).toEqual([{ why: 'chart-bad-number', row: 3, column: 1 }]);
  expect(readCells(cells.slice(0, 3), 'bar', 'vi').text).toBe('t\ta\nx\t1.5');
  expect(cellsOfText('t\ta\nx\t1.5', 'en')[1]?.slice(0, 2)).toEqual(['x', '1.5']);
});
