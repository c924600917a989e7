import { parseHTML } from 'linkedom';
import { afterEach, expect, test, vi } from 'vitest';
import { inTime } from '#tests/support/in-time.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.doUnmock('../../../public/js/suggest.js');
});

test('a script that could not be fetched is requested again under another URL', async () => {
  const { document, Event } = parseHTML('<form><input data-suggest="/goi-y" data-suggest-words="{}"></form>');
  const field = document.querySelector('input') as HTMLInputElement;
  Object.defineProperty(field, 'form', { value: document.querySelector('form') });
  vi.stubGlobal('document', document);
  vi.stubGlobal('localStorage', {});
  const fetched = vi.fn();
  vi.doMock('../../../public/js/suggest.js', () => {
    fetched();
    throw new TypeError('Failed to fetch dynamically imported module');
  });
  await import('../../../public/js/reading.js');
  const enter = () => field.dispatchEvent(new Event('focus'));
  const isOffering = () => document.querySelector('.suggestions') !== null;

  enter();
  await inTime(() => expect(fetched).toHaveBeenCalledOnce());
  await inTime(() => {
    enter();
    expect(isOffering()).toBe(true);
  });
  enter();
  expect(document.querySelectorAll('.suggestions')).toHaveLength(1);
});
