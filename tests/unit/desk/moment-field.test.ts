import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { MomentField } from '#components/desk/moments/moment-field.tsx';
import { Words } from '#components/ui/words.tsx';
import { READY } from '#core/i18n/messages.ts';

/** The field in a dialog of a newsroom in that time zone. */
function fieldOf(timeZone: string, initial: Date | string): { html: string; value: string; choices: number } {
  const field = createElement(MomentField, { name: 'publishAt', label: 'Giờ đăng', initial });
  const html = renderToStaticMarkup(Words({ locale: 'vi', messages: READY.vi, timeZone, children: field }));
  return {
    html,
    value: /name="publishAt" value="([^"]*)"/.exec(html)?.[1] ?? 'no field',
    choices: [...html.matchAll(/type="radio"/g)].length,
  };
}

test("an ordinary time is taken in the site's time zone, and the zone is named", () => {
  const { html, value, choices } = fieldOf('America/New_York', '2026-07-17T18:05');
  expect(value).toBe('2026-07-17T22:05:00.000Z');
  expect(choices).toBe(0);
  expect(html).toContain('America/New York');
});

test('a repeated hour offers both offsets, and the first is the default', () => {
  const { html, value, choices } = fieldOf('America/New_York', '2026-11-01T01:30');
  expect(choices).toBe(2);
  expect(html).toContain('01:30 1/11/2026 (GMT-4)');
  expect(html).toContain('01:30 1/11/2026 (GMT-5)');
  expect(value).toBe('2026-11-01T05:30:00.000Z');
});

test('a moment in the repeated hour keeps its value', () => {
  for (const moment of ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']) {
    expect(fieldOf('Europe/Berlin', new Date(moment)).value).toBe(moment);
  }
});

test('a skipped hour is invalid: the field sends no value and gives the reason', () => {
  for (const [zone, local] of [
    ['America/New_York', '2026-03-08T02:30'],
    ['Europe/Berlin', '2026-03-29T02:30'],
  ] as const) {
    const { html, value } = fieldOf(zone, local);
    expect(value).toBe('');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('đồng hồ nhảy qua giờ này');
  }
});
