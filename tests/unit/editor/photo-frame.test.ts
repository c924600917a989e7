import { parseHTML } from 'linkedom';
import { expect, test, vi } from 'vitest';
import { batchLoader } from '#components/editor/batch-loader.ts';
import type { BlockCard } from '#components/editor/nodes/block-view.ts';
import { photoFrame } from '#components/editor/nodes/photo-frame.ts';
import type { MediaView } from '#core/media/media-view.ts';
import labels from '#messages/vi/editor.json' with { type: 'json' };
import { inTime } from '#tests/support/in-time.ts';

const photo: MediaView = {
  ...{
    id: 'm1',
    width: 900,
    height: 600,
    widths: [320],
    avifWidths: [],
    focalX: 0.5,
    focalY: 0.5,
    blurColor: '#aabbcc',
  },
};

/** The frame of a photo in a text, with the library's answers. */
function frameOver(readMany: (ids: readonly string[]) => Promise<readonly MediaView[]>): HTMLElement {
  vi.stubGlobal('document', parseHTML('<!doctype html><html><body></body></html>').document);
  const node = { attrs: { mediaId: 'm1', alt: 'Chợ' } };
  return photoFrame({
    parts: { labels, media: batchLoader(readMany) },
    node: () => node,
    follow: (show: (followed: typeof node) => void) => show(node),
    isGone: () => false,
  } as unknown as BlockCard);
}

test('a photo that could not be requested is not reported missing, and loads when online', async () => {
  vi.useFakeTimers();
  let isOnline = false;
  const frame = frameOver(async () => {
    if (!isOnline) throw new Error('request.failed');
    return [photo];
  });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(frame.textContent).toBe('');
  isOnline = true;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(frame.querySelector('img')?.getAttribute('alt')).toBe('Chợ');
  vi.useRealTimers();
});

test('a photo that is not in the library is reported missing', async () => {
  const frame = frameOver(async () => []);
  await inTime(() => expect(frame.textContent).toBe(labels.imageMissing));
});
