import { createElement } from 'react';
import { expect, test } from 'vitest';
import { PinsField } from '#components/desk/article/pins-field.tsx';
import { openScreen } from '#tests/support/browser/screen.ts';

test('an error of the pins is shown at their field', async () => {
  const screen = await openScreen(
    createElement(PinsField, {
      ...{ ids: [], known: [], ownId: null, isReadOnly: false, error: 'Quá nhiều mục.' },
      onChange() {},
    }),
  );
  expect(screen.one('.field-error').textContent).toBe('Quá nhiều mục.');
  expect(screen.one('input').getAttribute('aria-invalid')).toBe('true');
  await screen.close();
});
