import { parseHTML } from 'linkedom';
import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => vi.unstubAllGlobals());

test('saving a story keeps all earlier saved stories', async () => {
  const story = { url: '/the-gioi/muoi-7', headline: 'Hạt muối', publishedAt: '2026-07-17T17:30:00Z' };
  const { document } = parseHTML('<html lang="vi"><main><div></div></main></html>');
  const tools = document.querySelector('div') as HTMLElement;
  tools.setAttribute('data-tools', JSON.stringify(story));
  tools.setAttribute('data-words', JSON.stringify({ save: 'Lưu', saved: 'Đã lưu' }));
  const before = Array.from({ length: 250 }, (_, index) => ({ ...story, url: `/the-gioi/bai-${index}` }));
  const storage = { saved: JSON.stringify(before) };
  vi.stubGlobal('document', document);
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('window', {});
  vi.stubGlobal('location', { href: 'https://toasoan.example/the-gioi/muoi-7' });
  await import('../../../public/js/reading.js');
  (document.querySelector('[data-tool="save"]') as HTMLElement).click();
  expect(JSON.parse(storage.saved)).toEqual([story, ...before]);
});
