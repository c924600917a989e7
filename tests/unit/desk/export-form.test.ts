import { createElement } from 'react';
import { expect, test, vi } from 'vitest';
import * as factors from '#app/(desk)/actions/factors.ts';
import { ExportForm } from '#components/desk/account/export-form.tsx';
import { Reauthentication } from '#components/desk/factors/reauthentication.tsx';
import { openScreen } from '#tests/support/browser/screen.ts';
import { stubActions } from '#tests/support/browser/stub-actions.ts';

const words = { title: 'Tải về', hint: '', csv: 'CSV', jsonl: 'JSONL' };
const refused = { ok: false, error: { code: 'request.too-many', message: 'Hãy thử lại sau.' } };

async function openForm(answer: unknown) {
  const requireProof = vi.fn(async () => answer);
  stubActions(factors, { requireProof });
  const form = createElement(ExportForm, {
    ...{ action: '/desk/admin/audit/export', className: '', fields: {}, words },
  } as never);
  const screen = await openScreen(createElement(Reauthentication, { children: form } as never));
  const requestSubmit = vi.fn();
  Object.assign(screen.one('form'), { requestSubmit });
  return { screen, requireProof, requestSubmit };
}

test('a download starts after a fresh reauthentication, in the chosen format', async () => {
  const { screen, requireProof, requestSubmit } = await openForm({ ok: true, data: undefined });
  const submitter = screen.button('JSONL');
  const event = await screen.happen(screen.one('form'), 'submit', { submitter });
  expect(event.defaultPrevented).toBe(true);
  expect(requireProof).toHaveBeenCalledOnce();
  expect(requestSubmit).toHaveBeenCalledExactlyOnceWith(submitter);
  await screen.close();
});

test('a refused download gives the reason and leaves the page unchanged', async () => {
  const { screen, requestSubmit } = await openForm(refused);
  await screen.happen(screen.one('form'), 'submit', { submitter: screen.button('CSV') });
  expect(screen.text()).toContain('Hãy thử lại sau.');
  expect(requestSubmit).not.toHaveBeenCalled();
  await screen.close();
});
