import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react';
import { enterValues } from '#components/ui/form-values.ts';
import type { ChartError } from '#core/document/charts/chart-kind.ts';
import { fillForm } from '#core/document/fill-form.ts';
import type { EditorLabels } from '../editor-labels.ts';
import { type Cell, type Cells, pasteCells, withRoom } from './chart-cells.ts';

/**
 * The table of a chart as fields. A paste from a spreadsheet fills several; Enter and the arrows go up and
 * down. A wrong cell keeps its text.
 */
export function ChartGrid(props: {
  id: string;
  labels: EditorLabels;
  cells: Cells;
  errors: readonly ChartError[];
  onChange: (change: (cells: Cells) => Cells) => void;
}) {
  const { id, labels, cells, errors, onChange } = props;
  const table = useRef<HTMLTableElement>(null);

  const fieldAt = ({ row, column }: Cell) =>
    table.current?.rows[row]?.cells[column]?.querySelector('input') ?? null;

  function paste(event: ClipboardEvent<HTMLInputElement>, at: Cell) {
    const text = event.clipboardData.getData('text/plain').replace(/\r?\n$/, '');
    if (!/[\t\n]/.test(text)) return;
    event.preventDefault();
    const field = event.currentTarget;
    onChange((now) => pasteCells(now, at, text));
    // An event of input, after the other cells have their values, stores all of them as a draft.
    const value = /^[^\t\n]*/.exec(text)?.[0].trim() ?? '';
    setTimeout(() => {
      enterValues([field], [`${value} `]);
      enterValues([field], [value]);
    });
  }

  function move(event: KeyboardEvent<HTMLInputElement>, { row, column }: Cell) {
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.nativeEvent.isComposing) return;
    event.preventDefault();
    fieldAt({ row: row + step, column })?.focus();
  }

  return (
    <div className="editor-chart-grid">
      <table ref={table} aria-label={labels.chartTable}>
        <tbody>
          {cells.map((line, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place.
            <tr key={row}>
              {line.map((text, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place.
                <td key={column}>
                  <input
                    name={`cell-${row}-${column}`}
                    aria-label={cellLabel(labels, { row, column })}
                    autoComplete="off"
                    value={text}
                    {...errorOf(errors, { row, column }, id)}
                    onPaste={(event) => paste(event, { row, column })}
                    onKeyDown={(event) => move(event, { row, column })}
                    onChange={({ target }) => onChange((now) => withCell(now, { row, column }, target.value))}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function withCell(cells: Cells, at: Cell, text: string): Cells {
  return withRoom(
    cells.map((line, row) =>
      row === at.row ? line.map((cell, column) => (column === at.column ? text : cell)) : line,
    ),
  );
}

/** The label of a field: its row and column, and the meaning of headings and labels. */
export function cellLabel(labels: EditorLabels, { row, column }: Cell): string {
  if (row === 0 && column === 0) return labels.chartCorner;
  if (row === 0) return fillForm(labels.chartSeries, { column: String(column) });
  if (column === 0) return fillForm(labels.chartLabel, { row: String(row) });
  return fillForm(labels.chartValue, { row: String(row), column: String(column) });
}

function errorOf(errors: readonly ChartError[], at: Cell, id: string) {
  const index = errors.findIndex(({ row, column }) => row === at.row && column === at.column);
  return index < 0 ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-why-${index}` };
}
