import { readdirSync, readFileSync } from 'node:fs';
import { createElement } from 'react';
import { beforeAll, expect, test } from 'vitest';
import { TextField } from '#components/desk/article/text-field.tsx';
import { LimitedArea, limitNote } from '#components/ui/limited-field.tsx';
import { sapoMaxChars } from '#core/articles/field-limits.ts';
import { openScreen } from '#tests/support/browser/screen.ts';

beforeAll(async () => {
  await limitNote.prepare();
});

/** Fields that a browser may truncate: searches, codes and names of keys contain no prose. */
const MAY_CUT = [
  'desk/account/tokens-panel.tsx',
  'desk/audit/audit-screen.tsx',
  'desk/factors/app-setup.tsx',
  'desk/factors/factors-panel.tsx',
  'desk/factors/passkey-row.tsx',
  'desk/factors/second-step-form.tsx',
  'desk/find/find-field.tsx',
  'desk/lists/queue-filter.tsx',
  'desk/lists/saved-searches.tsx',
  'desk/notifications/webhook-dialog.tsx',
  'site/search-form.tsx',
];

test('no field for prose has a maxlength that truncates pasted text', () => {
  const cutting = readdirSync('components', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) => /\bmaxLength=|\bmaxlength:/.test(readFileSync(`components/${file}`, 'utf8')));
  expect(cutting.sort()).toEqual(MAY_CUT);
});

test('a pasted sapo over the limit is kept whole, and a note for screen readers gives the excess', async () => {
  const pasted = 'á'.repeat(sapoMaxChars + 12);
  const written: string[] = [];
  const field = (value: string) =>
    createElement(TextField, {
      ...{ name: 'sapo', label: 'Sapo', value, maxChars: sapoMaxChars, isReadOnly: false },
      onChange: (text: string) => void written.push(text),
    });
  const screen = await openScreen(field(''));
  const area = () => screen.one('textarea');
  expect(area().hasAttribute('maxlength')).toBe(false);
  await screen.fill(area(), pasted);
  expect(written).toEqual([pasted]);
  await screen.draw(field(pasted));
  const words = 'Dài quá 12 ký tự (nhiều nhất 600). Chưa mất chữ nào; hãy rút ngắn để lưu được.';
  const note = screen.one(`[id="${area().getAttribute('aria-describedby')}"]`);
  expect(note.textContent).toBe(words);
  expect(area().getAttribute('aria-invalid')).toBe('true');
  expect(screen.one('[role="status"]').textContent).toBe(words);
  await screen.draw(field(pasted.slice(3)));
  expect(note.textContent).toContain('Dài quá 9 ký tự');
  expect(screen.one('[role="status"]').textContent, 'is said once and not with every key').toBe(words);
  await screen.draw(field('Ngắn'));
  expect(screen.text()).not.toContain('Dài quá');
  expect(area().hasAttribute('aria-invalid')).toBe(false);
  await screen.close();
});

test("a field over the limit shows one note, and the server's error goes when the text changes", async () => {
  const field = (value: string, error?: string) =>
    createElement(TextField, {
      ...{ name: 'sapo', label: 'Sapo', value, maxChars: sapoMaxChars, isReadOnly: false },
      ...{ error, onChange: () => {} },
    });
  const tooLong = 'á'.repeat(sapoMaxChars + 12);
  const screen = await openScreen(field(tooLong));
  const words = () => screen.all('.field-error').map(({ textContent }) => textContent);
  await screen.draw(field(tooLong, 'Quá dài.'));
  expect(words()).toEqual([expect.stringContaining('Dài quá 12 ký tự')]);
  await screen.draw(field('Ngắn', 'Quá dài.'));
  expect(words()).toEqual([]);
  expect(screen.one('textarea').hasAttribute('aria-invalid')).toBe(false);
  await screen.draw(field('Ngắn'));
  await screen.draw(field('Ngắn', 'Sapo chưa đủ dài.'));
  expect(words()).toEqual(['Sapo chưa đủ dài.']);
  const note = screen.one(`[id="${screen.one('textarea').getAttribute('aria-describedby')}"]`);
  expect(note.textContent).toBe('Sapo chưa đủ dài.');
  expect(screen.one('textarea').getAttribute('aria-invalid')).toBe('true');
  await screen.close();
});

test('a form with a field over the limit is not sent', async () => {
  const validity: string[] = [];
  const screen = await openScreen(createElement(LimitedArea, { name: 'reason', maxChars: 5 }));
  const area = screen.one('textarea');
  Object.assign(area, { setCustomValidity: (words: string) => void validity.push(words) });
  await screen.fill(area, 'sáu chữ');
  await screen.fill(area, 'năm');
  expect(validity).toEqual([expect.stringContaining('Dài quá 2 ký tự'), '']);
  await screen.close();
});
