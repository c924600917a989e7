import type { Editor } from '@tiptap/core';
import { useId, useState } from 'react';
import { charsOver } from '#components/ui/chars-over.ts';
import { DraftForm, SENT } from '#components/ui/draft-form.tsx';
import { LimitedInput } from '#components/ui/limited-field.tsx';
import { type Chart, chartLimits } from '#core/document/blocks/chart.ts';
import { CHART_KINDS, type ChartError, type ChartKind } from '#core/document/charts/chart-kind.ts';
import { isLocale, type Locale } from '#core/i18n/locales.ts';
import type { EditorLabels } from '../editor-labels.ts';
import { insertBlock } from '../insert-block.ts';
import { useMappedPosition } from '../use-mapped-position.ts';
import { type Cells, cellsOfText, readCells } from './chart-cells.ts';
import { ChartGrid, cellLabel } from './chart-grid.tsx';
import { ChartPreview } from './chart-preview.tsx';
import { DialogFrame, LeaveButton } from './dialog-frame.tsx';

type Attrs = Chart['attrs'];
type Line = keyof typeof chartLimits;

const EMPTY: Attrs = { kind: 'bar', title: '', unit: '', source: '', note: '', data: '' };

/** Errors that a person who is still typing would see too early. */
const LATE = ['chart-no-series', 'chart-no-values', 'chart-no-label'];

/** Inserts a chart, or edits the one at `at`. */
export function ChartDialog(props: {
  editor: Editor;
  labels: EditorLabels;
  at?: number | undefined;
  onClose: () => void;
}) {
  const { editor, labels, onClose } = props;
  const locale = languageOf(editor);
  const [attrs, setAttrs] = useState(() => chartAt(editor, props.at) ?? EMPTY);
  const [cells, setCells] = useState<Cells>(() => cellsOfText(attrs.data, locale));
  const [isSent, setIsSent] = useState(false);
  const place = useMappedPosition(editor, props.at ?? 0);
  const id = useId();
  const read = readCells(cells, attrs.kind, locale);
  const errors = isSent ? read.errors : read.errors.filter(({ why }) => !LATE.includes(why));

  async function save() {
    setIsSent(true);
    const lines = Object.entries(chartLimits) as [Line, number][];
    const isTooLong = lines.some(([name, limit]) => charsOver(attrs[name], limit) > 0);
    if (read.data === null || attrs.title.trim() === '' || isTooLong) return null;
    const tidy = Object.fromEntries(lines.map(([name]) => [name, attrs[name].replace(/\s+/g, ' ').trim()]));
    writeChart(editor, props.at === undefined ? null : place.current, { ...attrs, ...tidy, data: read.text });
    onClose();
    return SENT;
  }

  const line = (name: Line) => (
    <ChartLine
      id={`${id}-${name}`}
      {...{ name, label: lineLabel(labels, name), value: attrs[name] }}
      error={isSent && name === 'title' && attrs.title.trim() === '' ? labels.chartNoTitle : undefined}
      onChange={(value) => setAttrs((now) => ({ ...now, [name]: value }))}
    />
  );

  return (
    <DialogFrame title={labels.chart} closeLabel={labels.close} onClose={onClose}>
      <DraftForm
        noValidate
        keep={props.at === undefined ? 'editor.chart' : 'editor.chart-edit'}
        of={window.location.pathname}
        onSend={save}
        className="editor-dialog-form"
      >
        {line('title')}
        <KindChoice {...{ id, labels, kind: attrs.kind }} onChange={(kind) => setAttrs({ ...attrs, kind })} />
        {line('unit')}
        <p className="editor-note">{attrs.kind === 'map' ? labels.chartMapHint : labels.chartHint}</p>
        <ChartGrid {...{ id, labels, cells, errors }} onChange={setCells} />
        <ChartErrors {...{ id, labels, errors, cells }} />
        {line('note')}
        {line('source')}
        {read.data && <ChartPreview data={read.data} {...{ kind: attrs.kind, title: attrs.title, locale }} />}
        <div className="editor-buttons">
          <button type="submit">{props.at === undefined ? labels.insert : labels.apply}</button>
          <LeaveButton onClose={onClose}>{labels.cancel}</LeaveButton>
        </div>
      </DraftForm>
    </DialogFrame>
  );
}

function ChartLine(props: {
  id: string;
  name: Line;
  label: string;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}) {
  const { id, name, label, value, error, onChange } = props;
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <LimitedInput
        {...{ id, name, value }}
        type="text"
        maxChars={chartLimits[name]}
        noteClass="editor-error"
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        error={error}
      />
    </>
  );
}

function KindChoice(props: {
  id: string;
  labels: EditorLabels;
  kind: ChartKind;
  onChange: (kind: ChartKind) => void;
}) {
  const { id, labels, kind, onChange } = props;
  const names = { bar: labels.chartBar, line: labels.chartLine, map: labels.chartMap };
  return (
    <>
      <label htmlFor={`${id}-kind`}>{labels.chartKind}</label>
      <select
        id={`${id}-kind`}
        name="kind"
        value={kind}
        onChange={({ target }) => onChange(CHART_KINDS.find((each) => each === target.value) ?? 'bar')}
      >
        {CHART_KINDS.map((each) => (
          <option key={each} value={each}>
            {names[each]}
          </option>
        ))}
      </select>
    </>
  );
}

function ChartErrors(props: {
  id: string;
  labels: EditorLabels;
  errors: readonly ChartError[];
  cells: Cells;
}) {
  const { id, labels, errors, cells } = props;
  return (
    <div role="status" className="editor-error">
      <ul className="editor-chart-errors">
        {errors.map(({ why, row, column }, index) => (
          <li key={`${why} ${row} ${column}`} id={`${id}-why-${index}`}>
            {cellLabel(labels, { row, column })}
            {cells[row]?.[column] && `, “${cells[row][column]}”`}: {labels[why]}
          </li>
        ))}
      </ul>
    </div>
  );
}

function lineLabel(labels: EditorLabels, name: Line): string {
  return {
    title: labels.chartTitle,
    unit: labels.chartUnit,
    source: labels.chartSource,
    note: labels.chartNote,
  }[name];
}

/** The language of the text, which decides how numbers are written. */
function languageOf(editor: Editor): Locale {
  const lang = editor.view.dom.closest('[lang]')?.getAttribute('lang');
  return isLocale(lang) ? lang : 'vi';
}

/** The chart at this position. Null if another person has removed it in the meantime. */
function chartAt(editor: Editor, at: number | undefined): Attrs | null {
  const isInside = at !== undefined && at < editor.state.doc.content.size;
  const node = isInside ? editor.state.doc.nodeAt(at) : null;
  return node?.type.name === 'chart' ? { ...EMPTY, ...node.attrs } : null;
}

/** Changes the chart. One that another person has removed is inserted again, so that no work is lost. */
function writeChart(editor: Editor, at: number | null, attrs: Attrs): void {
  const node = at === null ? null : editor.state.doc.nodeAt(at);
  if (at === null || node?.type.name !== 'chart') insertBlock(editor, { type: 'chart', attrs });
  else editor.view.dispatch(editor.state.tr.setNodeMarkup(at, undefined, { ...node.attrs, ...attrs }));
}
