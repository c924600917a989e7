import { parseHTML } from 'linkedom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const words = { share: 'Chia sẻ', copy: 'Chép liên kết', copied: 'Đã chép', uncopied: 'Không chép được' };
const url = 'https://toasoan.example/the-gioi/muoi-7';
let document: Document;

beforeEach(() => {
  ({ document } = parseHTML(
    `<html lang="vi"><head><link rel="canonical" href="${url}"></head><main><div></div></main></html>`,
  ));
  const tools = document.querySelector('div') as HTMLElement;
  tools.setAttribute('data-tools', JSON.stringify({ url: '/the-gioi/muoi-7' }));
  tools.setAttribute('data-words', JSON.stringify(words));
  for (const [name, value] of Object.entries({ document, localStorage: {}, window: {}, location: {} })) {
    vi.stubGlobal(name, value);
  }
  vi.stubGlobal('addEventListener', () => {});
});

afterEach(() => vi.unstubAllGlobals());

async function toolsIn(navigator: object): Promise<HTMLElement[]> {
  vi.stubGlobal('navigator', navigator);
  vi.resetModules();
  await import('../../../public/js/reading.js');
  return Array.from(document.querySelectorAll<HTMLElement>('[data-tool=share], [data-tool=copy]'));
}

test('a browser with a share sheet offers it beside copying the canonical URL', async () => {
  const share = vi.fn(() => Promise.reject(new Error('closed')));
  const writeText = vi.fn(() => Promise.resolve());
  const [sheet, copy] = await toolsIn({ share, clipboard: { writeText } });
  sheet?.click();
  copy?.click();
  expect(share).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ url }));
  expect(writeText).toHaveBeenCalledExactlyOnceWith(url);
  await vi.waitFor(() => expect(copy?.textContent).toBe(words.copied));
  expect(document.querySelector('[role=status], .visually-hidden')?.textContent).toBe(words.copied);
});

test('a refused clipboard is reported', async () => {
  const [copy] = await toolsIn({ clipboard: { writeText: () => Promise.reject(new Error('denied')) } });
  copy?.click();
  await vi.waitFor(() => expect(copy?.textContent).toBe(words.uncopied));
});

test('a browser without both offers neither', async () => {
  expect(await toolsIn({})).toEqual([]);
});
