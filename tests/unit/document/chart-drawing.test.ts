import { expect, test } from 'vitest';
import { barChart, barScale, wrapLabel } from '#core/document/charts/bar-chart.ts';
import { type ChartData, readChartData } from '#core/document/charts/chart-data.ts';
import type { ChartKind } from '#core/document/charts/chart-kind.ts';
import { chartLegend, drawChart } from '#core/document/charts/draw-chart.ts';
import { formatShort, readTypedNumber, typedNumber } from '#core/document/charts/numbers.ts';
import { mapClasses } from '#core/document/charts/province-map.ts';
import {
  ARCHIPELAGOS,
  findProvince,
  mapColumns,
  mapRows,
  PROVINCES,
} from '#core/document/charts/provinces.ts';
import { scaleOf, ticksOf } from '#core/document/charts/scale.ts';
import { SERIES_LOOKS, svgHtml } from '#core/document/charts/svg.ts';

function dataOf(kind: ChartKind, text: string): ChartData {
  const read = readChartData(kind, text);
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.data;
}
const drawn = (kind: ChartKind, text: string) =>
  svgHtml(drawChart(dataOf(kind, text), { kind, locale: 'vi', label: 'Tên' }));

test('ticks are round and cover the values', () => {
  expect(ticksOf(0, 100)).toEqual([0, 20, 40, 60, 80, 100]);
  expect(ticksOf(-3, 12)).toEqual([-5, 0, 5, 10, 15]);
  expect(ticksOf(0.1, 0.42)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5]);
  expect(ticksOf(7, 7)).toEqual([6, 8]);
  expect(ticksOf(0, 0)).toEqual([0, 0.2]);
  expect(ticksOf(1e9, 5e9)).toEqual([1e9, 2e9, 3e9, 4e9, 5e9]);
});

test('a scale maps a range, and a range without width to its beginning', () => {
  expect(scaleOf([0, 10], [20, 60])(5)).toBe(40);
  expect(scaleOf([3, 3], [20, 60])(3)).toBe(20);
});

test('bars begin at zero, negative ones go to the left, and both sides have room for the numbers', () => {
  const place = barScale([-50, 0, 100], 'vi');
  expect(place(-50)).toBeGreaterThan(5);
  expect(place(0)).toBeCloseTo(place(-50) + (place(100) - place(-50)) / 3, 1);
  expect(place(100)).toBeLessThan(95);
  expect(barScale([5, 10], 'vi')(0)).toBe(0);
  const html = drawn('bar', 't\ta\nĐược\t100\nMất\t-50\nKhông\t0');
  expect(html).toMatch(/text-anchor="end">−50</);
  // A bar and a zero line for each row.
  expect(html.match(/<line /g)).toHaveLength(6);
});

test('the series of a bar chart differ by stripes, and a missing value has no bar', () => {
  const html = drawn('bar', 't\ta\tb\nx\t1\t2\ny\t3\t');
  expect(html.match(/stroke-dasharray/g)).toHaveLength(1);
  expect(html.match(/<line /g)).toHaveLength(3);
  expect(barChart(dataOf('bar', 't\ta\nx\t1'), 'vi').height).toBe(17 + 18 + 12);
});

test('a long label has lines that fit on a phone', () => {
  const lines = wrapLabel('Sản lượng lúa gạo hàng hóa xuất khẩu của các tỉnh vùng Đồng bằng sông Cửu Long');
  expect(lines.length).toBe(2);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(44);
});

test('a line is interrupted at a missing value, and a lone value is a dot', () => {
  const html = drawn('line', 't\ta\n1\t1\n2\t2\n3\t\n4\t4');
  expect(html.match(/<polyline /g)).toHaveLength(1);
  expect(html.match(/<circle /g)).toHaveLength(3);
  expect(drawn('line', 't\ta\n2026\t7')).toMatch(/text-anchor="middle">2026</);
});

test('a line chart labels its first and last row, and no more than fit on a phone', () => {
  const rows = Array.from({ length: 60 }, (_, index) => `\n${1967 + index}\t${index}`).join('');
  const labels = drawn('line', `Năm\ta${rows}`).match(/>(19|20)\d\d</g) ?? [];
  expect(labels[0]).toBe('>1967<');
  expect(labels.at(-1)).toBe('>2026<');
  expect(labels.length).toBeLessThanOrEqual(7);
});

test('the map has 34 provinces and both archipelagos, each with its own tile', () => {
  expect(PROVINCES).toHaveLength(34);
  const tiles = [...PROVINCES, ...ARCHIPELAGOS];
  expect(new Set(tiles.map(({ column, row }) => `${column} ${row}`)).size).toBe(36);
  for (const { column, row } of tiles) {
    expect(column).toBeLessThan(mapColumns);
    expect(row).toBeLessThan(mapRows);
  }
  expect(new Set(tiles.map(({ row }) => row)).size).toBe(mapRows);
  for (const { of } of ARCHIPELAGOS) expect(findProvince(of)?.name).toBe(of);
});

test.each([
  ['Sài Gòn', 'TP.HCM'],
  ['tp hcm', 'TP.HCM'],
  ['Thành phố Hồ Chí Minh', 'TP.HCM'],
  ['Bà Rịa – Vũng Tàu', 'TP.HCM'],
  ['Thừa Thiên - Huế', 'Huế'],
  ['TP. Huế', 'Huế'],
  ['hue', 'Huế'],
  ['Tỉnh Bắc Giang', 'Bắc Ninh'],
  ['Đắc Lắc', 'Đắk Lắk'],
  ['Kiên Giang', 'An Giang'],
  ['Hà Nam', 'Ninh Bình'],
  ['Khánh Hoà', 'Khánh Hòa'],
  ['Đà Lạt', undefined],
  ['', undefined],
])('the province of %j is %j', (typed, name) => {
  expect(findProvince(typed)?.name).toBe(name);
});

test('63 former provinces and cities have a present one', () => {
  const former =
    'An Giang,Bà Rịa - Vũng Tàu,Bạc Liêu,Bắc Giang,Bắc Kạn,Bắc Ninh,Bến Tre,Bình Dương,Bình Định,Bình Phước,' +
    'Bình Thuận,Cà Mau,Cao Bằng,Cần Thơ,Đà Nẵng,Đắk Lắk,Đắk Nông,Điện Biên,Đồng Nai,Đồng Tháp,Gia Lai,' +
    'Hà Giang,Hà Nam,Hà Nội,Hà Tĩnh,Hải Dương,Hải Phòng,Hậu Giang,Hòa Bình,Hưng Yên,Khánh Hòa,Kiên Giang,' +
    'Kon Tum,Lai Châu,Lạng Sơn,Lào Cai,Lâm Đồng,Long An,Nam Định,Nghệ An,Ninh Bình,Ninh Thuận,Phú Thọ,' +
    'Phú Yên,Quảng Bình,Quảng Nam,Quảng Ngãi,Quảng Ninh,Quảng Trị,Sóc Trăng,Sơn La,Tây Ninh,Thái Bình,' +
    'Thái Nguyên,Thanh Hóa,Thừa Thiên Huế,Tiền Giang,TP Hồ Chí Minh,Trà Vinh,Tuyên Quang,Vĩnh Long,' +
    'Vĩnh Phúc,Yên Bái';
  const present = former.split(',').map((name) => findProvince(name)?.name);
  expect(present).toHaveLength(63);
  expect(new Set(present).size).toBe(34);
});

test('the classes of a map cover its values, and a province without a value has a dashed tile', () => {
  const text = 'Tỉnh\tSố\nHuế\t-5\nHà Nội\t30\nCà Mau\t';
  const classes = mapClasses(dataOf('map', text));
  expect(classes[0]?.from).toBeLessThanOrEqual(-5);
  expect(classes.at(-1)?.to).toBeGreaterThanOrEqual(30);
  expect(classes.length).toBeLessThanOrEqual(5);
  const html = drawn('map', text);
  expect(html.match(/stroke-dasharray/g)).toHaveLength(34);
  expect(html).toMatch(/>Cà<.*>Mau<.*/);
  expect(mapClasses(dataOf('map', 'Tỉnh\tSố\nHuế\t5'))).toEqual([{ from: 5, to: 5, opacity: 0.3 }]);
});

test('only a chart with several series, or a map, has a legend', () => {
  expect(chartLegend(dataOf('bar', 't\ta\nx\t1'), 'bar', 'vi')).toEqual([]);
  expect(chartLegend(dataOf('line', 't\ta\tb\nx\t1\t2'), 'line', 'vi').map(({ text }) => text)).toEqual([
    'a',
    'b',
  ]);
});

test('a typed number follows the language', () => {
  expect(readTypedNumber('1.234,5', 'vi')).toBe('1234.5');
  expect(readTypedNumber('1.234', 'vi')).toBe('1234');
  expect(readTypedNumber('12,5 %', 'vi')).toBe('12.5');
  expect(readTypedNumber('12.5', 'vi')).toBe('12.5');
  expect(readTypedNumber('−1 234', 'vi')).toBe('-1234');
  expect(readTypedNumber('1,234.5', 'en')).toBe('1234.5');
  expect(readTypedNumber('1.234', 'en')).toBe('1.234');
  for (const wrong of ['abc', '1.2.3', '1,2,3', '', '1e5', '--1', '.5'])
    expect(readTypedNumber(wrong, 'vi')).toBeNull();
  for (const stored of ['1.234', '-1234.5', '0', '1234'])
    for (const locale of ['vi', 'en'] as const)
      expect(readTypedNumber(typedNumber(stored, locale), locale)).toBe(stored);
  expect(formatShort(8_500_000, 'vi', 8)).toMatch(/^8,5/);
});

test('each colour of a series has a contrast of 3:1 on the light and on the dark page', () => {
  for (const { stroke } of SERIES_LOOKS)
    for (const page of ['#fffefb', '#15140f'])
      expect(contrast(stroke, page), stroke).toBeGreaterThanOrEqual(3);
});

/** The contrast ratio of WCAG 2. */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
