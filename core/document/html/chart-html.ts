import type { BodyLabels, HtmlWriter } from '../block-type.ts';
import { chart } from '../blocks/chart.ts';
import { type ChartData, chartErrors, dataOfChart } from '../charts/chart-data.ts';
import type { ChartKind } from '../charts/chart-kind.ts';
import { chartLegend, drawChart } from '../charts/draw-chart.ts';
import { formatNumber } from '../charts/numbers.ts';
import { svgHtml } from '../charts/svg.ts';
import { attributeOf, type DomNode } from '../dom.ts';
import { escapeHtml } from '../escape-html.ts';
import { fillForm } from '../fill-form.ts';
import type { BlockNode } from '../node.ts';

/** The title, the drawing and the table behind it. A feed has no drawing, because readers may drop SVG. */
export function chartHtml(node: BlockNode, write: HtmlWriter): string {
  const attrs = node.attrs ?? {};
  const read = dataOfChart(attrs);
  if (!read) return '';
  const { labels } = write;
  const { title, unit } = { title: String(attrs.title), unit: String(attrs.unit ?? '') };
  const heading = unit === '' ? title : `${title} (${unit})`;
  const below = belowHtml(attrs, labels);
  const table = tableHtml(read.data, { caption: heading, labels });
  if (write.mode === 'feed') return `<p><strong>${escapeHtml(heading)}</strong></p>${table}${below}`;
  const label = chartAlternative(read.data, { kind: read.kind, title, unit, labels });
  const drawing = drawChart(read.data, { kind: read.kind, locale: labels.chartLocale, label });
  return (
    `<figure class="chart" data-node="chart"${storedHtml(attrs)}>` +
    `<figcaption><b>${escapeHtml(title)}</b>${unit === '' ? '' : ` (${escapeHtml(unit)})`}</figcaption>` +
    `${legendHtml(read.data, read.kind, labels)}${svgHtml(drawing)}` +
    `<details><summary>${escapeHtml(labels.chartData)}</summary>` +
    `<div class="table-scroll" tabindex="0" role="group" aria-label="${escapeHtml(title)}">${table}</div></details>` +
    `${below}</figure>`
  );
}

/** What a drawing shows, in words: its kind, title, and highest and lowest value. */
export function chartAlternative(
  { series, rows }: ChartData,
  { kind, title, unit, labels }: { kind: ChartKind; title: string; unit: string; labels: ChartLabels },
): string {
  const values = rows.flatMap(({ label, values }) =>
    values.flatMap((value, index) => {
      const name = series.length > 1 ? `${label}, ${series[index] ?? ''}` : label;
      return value === null ? [] : [{ value, name }];
    }),
  );
  const sorted = values.toSorted((one, other) => one.value - other.value);
  const words = (each: (typeof values)[number] | undefined) =>
    each ? `${each.name} ${formatNumber(each.value, labels.chartLocale)}` : '';
  return fillForm(labels.chartShows, {
    kind: { bar: labels.chartBar, line: labels.chartLine, map: labels.chartMap }[kind],
    title: unit === '' ? title : `${title} (${unit})`,
    high: words(sorted.at(-1)),
    low: words(sorted[0]),
  });
}

/** The labels that the text alternative needs. */
export type ChartLabels = Pick<
  BodyLabels,
  'chartBar' | 'chartLine' | 'chartMap' | 'chartShows' | 'chartLocale'
>;

function legendHtml(data: ChartData, kind: ChartKind, { chartLocale }: BodyLabels): string {
  const entries = chartLegend(data, kind, chartLocale);
  if (entries.length === 0) return '';
  const items = entries.map(({ text, sample }) => `<li>${svgHtml(sample)} ${escapeHtml(text)}</li>`);
  return `<ul class="chart-legend">${items.join('')}</ul>`;
}

function tableHtml(
  { corner, series, rows }: ChartData,
  { caption, labels }: { caption: string; labels: BodyLabels },
): string {
  const heads = series.map((name) => `<th scope="col">${escapeHtml(name)}</th>`);
  // An empty heading has no meaning for a screen reader.
  const first = corner === '' ? '<td></td>' : `<th scope="col">${escapeHtml(corner)}</th>`;
  const lines = rows.map(({ label, values }) => {
    const cells = values.map(
      (value) => `<td>${value === null ? '–' : formatNumber(value, labels.chartLocale)}</td>`,
    );
    return `<tr><th scope="row">${escapeHtml(label)}</th>${cells.join('')}</tr>`;
  });
  return (
    `<table><caption>${escapeHtml(caption)}</caption><thead><tr>${first}${heads.join('')}</tr></thead>` +
    `<tbody>${lines.join('')}</tbody></table>`
  );
}

function belowHtml({ note, source }: Readonly<Record<string, unknown>>, { chartSource }: BodyLabels): string {
  const named = source ? fillForm(chartSource, { source: String(source) }) : '';
  const words = [String(note ?? ''), named].filter((each) => each !== '');
  return words.length === 0 ? '' : `<p class="chart-below">${words.map(escapeHtml).join('<br>')}</p>`;
}

/** The attributes of the block for the parser, which cannot read the drawing. */
function storedHtml(attrs: Readonly<Record<string, unknown>>): string {
  return Object.keys(chart.attrs)
    .map((name) => {
      const value = escapeHtml(String(attrs[name] ?? ''));
      return value === ''
        ? ''
        : ` data-${name}="${value.replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`;
    })
    .join('');
}

/** Parses our own chart. */
export function readChart(element: DomNode): BlockNode[] | null {
  if (attributeOf(element, 'data-node') !== 'chart') return null;
  const written = Object.keys(chart.attrs).map((name) => [name, attributeOf(element, `data-${name}`)]);
  const attrs = chart.repairAttrs?.(Object.fromEntries(written), chartErrors) ?? null;
  return attrs === null ? null : [{ type: 'chart', attrs }];
}
