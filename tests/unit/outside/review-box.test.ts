import { createElement } from 'react';
import { expect, test } from 'vitest';
import { ReviewBox } from '#components/outside/review-box.tsx';
import { networkError, serverError } from '#components/ui/network-failure.ts';
import { openScreen } from '#tests/support/browser/screen.ts';

test('the comment field is read-only during sending, and editable again after a failure', async () => {
  let answer: (failed: unknown) => void = () => {};
  const sent: string[] = [];
  const box = await openScreen(
    createElement(ReviewBox, {
      ...{ label: 'Viết góp ý', draftKey: 'new', onCancel() {} },
      onSend: ({ text }) => {
        sent.push(text);
        return new Promise((resolve) => {
          answer = resolve as never;
        });
      },
    }),
  );
  const area = () => box.one('textarea');
  await box.fill(area(), 'Tên cầu sai.');
  await box.press(box.button('Gửi'));
  await box.fill(area(), 'Tên cầu sai. Năm cũng sai.');
  expect(box.valueOf(area())).toBe('Tên cầu sai.');
  await box.settle(() => answer(networkError));
  expect(box.text()).toContain('Hãy kiểm tra mạng');
  await box.fill(area(), 'Tên cầu sai. Năm cũng sai.');
  expect(box.valueOf(area())).toBe('Tên cầu sai. Năm cũng sai.');
  expect(sent).toEqual(['Tên cầu sai.']);
  await box.press(box.button('Gửi'));
  await box.settle(() => answer(serverError));
  expect(box.text()).toContain('Hệ thống gặp lỗi');
  expect(box.text()).not.toContain('mạng');
  await box.close();
});
