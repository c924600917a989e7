import { parseHTML } from 'linkedom';
import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => vi.unstubAllGlobals());

test('saved stories show their local day, and the note about JavaScript is hidden', async () => {
  const { document } = parseHTML(`<html lang="vi"><main>
    <p data-saved-needs-script="">Cần JavaScript</p><p data-saved-empty="" hidden>Trống</p>
    <ol data-saved="" data-zone="Asia/Ho_Chi_Minh" data-remove="Bỏ {headline}"></ol></main></html>`);
  const saved = [
    { url: '/the-gioi/muoi-7', headline: 'Hạt muối', publishedAt: '2026-07-17T17:30:00Z' },
    { url: 'https://example.org/', headline: 'Ở nơi khác', publishedAt: '2026-07-17T17:30:00Z' },
  ];
  vi.stubGlobal('document', document);
  vi.stubGlobal('localStorage', { saved: JSON.stringify(saved) });
  vi.stubGlobal('addEventListener', () => {});
  await import('../../../public/js/saved.js');
  const lines = [...document.querySelectorAll('li')];
  expect(lines.map((line) => line.querySelector('a')?.textContent)).toEqual(['Hạt muối']);
  // Half past midnight in Hà Nội, the evening before in Europe.
  expect(lines[0]?.querySelector('time')?.textContent).toContain('18');
  expect(document.querySelector('[data-saved-needs-script]')?.hasAttribute('hidden')).toBe(true);
});
