import { expect, test } from 'vitest';
import type { Chart } from '#core/document/blocks/chart.ts';
import { bodyFromDom } from '#core/document/body-from-dom.ts';
import { bodyHtml } from '#core/document/body-html.ts';
import { parseBody } from '#core/document/body-schema.ts';
import { bodyText } from '#core/document/body-text.ts';
import { chartErrors, readChartData } from '#core/document/charts/chart-data.ts';
import type { ChartKind } from '#core/document/charts/chart-kind.ts';
import { compareBodies } from '#core/document/compare-bodies.ts';
import { repairBody } from '#core/document/repair-body.ts';
import type { TreeNode } from '#core/working-copy/line.ts';
import { linesOfTree } from '#core/working-copy/lines-of-tree.ts';
import { treeOfLines } from '#core/working-copy/tree-of-lines.ts';
import { bodyOf, domOf, labels, page, para } from './body-fixtures.ts';

const feed = { ...page, mode: 'feed', siteUrl: 'https://toasoan.example' } as const;
const english = { ...page, labels: { ...labels, chartLocale: 'en' as const } };

function chartOf(kind: ChartKind, data: string, attrs: Partial<Chart['attrs']> = {}): Chart {
  return {
    type: 'chart',
    attrs: { kind, title: 'Sản lượng', unit: '', source: '', note: '', ...attrs, data },
  };
}
const rice = chartOf('bar', 'Tỉnh\t2025\t2026\nAn Giang\t1234.5\t1300\nCà Mau\t-20\t', {
  ...{ title: 'Lúa <đông xuân>', unit: 'nghìn tấn', source: 'Cục Thống kê', note: 'Ước tính.' },
});

test('a chart on a page has a title, a drawing with a text alternative, and its table', () => {
  const html = bodyHtml(bodyOf(rice), page);
  expect(html).toContain('<figcaption><b>Lúa &lt;đông xuân&gt;</b> (nghìn tấn)</figcaption>');
  expect(html).toContain(
    'role="img" aria-label="Biểu đồ thanh: Lúa &lt;đông xuân&gt; (nghìn tấn).' +
      ' Cao nhất: An Giang, 2026 1.300. Thấp nhất: Cà Mau, 2025 −20."',
  );
  expect(html).toContain('<caption>Lúa &lt;đông xuân&gt; (nghìn tấn)</caption>');
  expect(html).toContain('<tr><th scope="row">An Giang</th><td>1.234,5</td><td>1.300</td></tr>');
  expect(html).toContain('<tr><th scope="row">Cà Mau</th><td>−20</td><td>–</td></tr>');
  expect(html).toContain('<p class="chart-below">Ước tính.<br>Nguồn: Cục Thống kê</p>');
  expect(bodyHtml(bodyOf(rice), english)).toContain('<td>1,234.5</td>');
});

test('a feed has the table of a chart and no drawing, and plain text has its rows', () => {
  const html = bodyHtml(bodyOf(rice), feed);
  expect(html).not.toMatch(/<svg|<details|data-/);
  expect(html).toContain('<th scope="row">An Giang</th>');
  expect(bodyText(bodyOf(rice))).toBe(
    'Lúa <đông xuân>\nnghìn tấn\nTỉnh 2025 2026\nAn Giang 1234.5 1300\nCà Mau -20\nƯớc tính.\nCục Thống kê',
  );
});

test('the HTML of a chart parses back to the same block', () => {
  const body = bodyOf(rice, chartOf('map', 'Tỉnh\tSố\nTP.HCM\t9'));
  expect(bodyFromDom(domOf(bodyHtml(body, page))).body).toEqual(body);
  expect(parseBody(body)).toEqual(body);
  expect(repairBody(body, chartErrors)).toEqual(body);
});

test.each([
  ['bar', 'a\tb\nx\t1,5', 'chart-bad-number', 'data.1.1'],
  ['bar', 'a\tb\nx\tInfinity', 'chart-bad-number', 'data.1.1'],
  ['bar', 'a\tb\nx\t9e99', 'chart-bad-number', 'data.1.1'],
  ['bar', 'a\tb\nx\t9999999999999', 'chart-bad-number', 'data.1.1'],
  ['bar', 'a\tb\nx\t', 'chart-no-values', 'data.1.1'],
  ['bar', 'a', 'chart-no-series', 'data.0.1'],
  ['bar', 'a\t\nx\t1', 'chart-no-series', 'data.0.1'],
  ['bar', 'a\tb\n\t1', 'chart-no-label', 'data.1.0'],
  ['bar', `a\tb\n${'x'.repeat(81)}\t1`, 'chart-label-too-long', 'data.1.0'],
  ['line', 'a\tb\tc\nx\t1', 'chart-row-length', 'data.1.0'],
  ['line', `a${'\tb'.repeat(7)}\nx${'\t1'.repeat(7)}`, 'chart-too-many-series', 'data.0.7'],
  ['line', `a\tb${'\nx\t1'.repeat(61)}`, 'chart-too-many-rows', 'data.61.0'],
  ['map', 'a\tb\tc\nHuế\t1\t2', 'chart-map-one-series', 'data.0.2'],
  ['map', 'a\tb\nParis\t1', 'chart-unknown-province', 'data.1.0'],
  ['map', 'a\tb\nBắc Ninh\t1\nBắc Giang\t2', 'chart-province-twice', 'data.2.0'],
] as const)('a %s chart of %j is refused: %s', (kind, data, why, path) => {
  const refused = { code: 'body.invalid', details: { why, path: `content.0.attrs.${path}` } };
  expect(() => parseBody(bodyOf(chartOf(kind, data)))).toThrow(expect.objectContaining(refused));
  expect(repairBody(bodyOf(chartOf(kind, data)), chartErrors).content[0]?.type).toBe('unknown');
});

test('a chart without a title or with an unknown kind is refused', () => {
  const data = 'a\tb\nx\t1';
  expect(() => parseBody(bodyOf(chartOf('bar', data, { title: ' ' })))).toThrow(/body.invalid/);
  expect(() => parseBody(bodyOf(chartOf('pie' as 'bar', data)))).toThrow(/body.invalid/);
});

test('an empty cell is a missing value, and one row is enough', () => {
  const read = readChartData('line', '\tA\tB\n2026\t0\t');
  expect(read).toEqual({
    ok: true,
    data: { corner: '', series: ['A', 'B'], rows: [{ label: '2026', values: [0, null] }] },
  });
});

test('a comparison shows a changed value as a change of the table', () => {
  const later = chartOf('bar', rice.attrs.data.replace('1300', '1400'), { ...rice.attrs, kind: 'bar' });
  const changes = compareBodies(bodyOf(para('Trước.'), rice), bodyOf(para('Trước.'), later)).filter(
    ({ kind }) => kind !== 'same',
  );
  expect(changes).toHaveLength(1);
  expect(changes[0]).toMatchObject({
    kind: 'changed',
    attributes: [{ name: 'data', before: rice.attrs.data, after: later.attrs.data }],
  });
});

test('a chart passes through the working copy unchanged', () => {
  expect(treeOfLines(linesOfTree([rice as TreeNode]))).toEqual([rice]);
});
