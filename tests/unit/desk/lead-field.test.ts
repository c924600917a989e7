import { createElement } from 'react';
import { expect, test } from 'vitest';
import type { Doors } from '#components/desk/article/desk-article.ts';
import { LeadField } from '#components/desk/article/lead-field.tsx';
import { networkError } from '#components/ui/network-failure.ts';
import type { MediaItem } from '#core/media/media-item.ts';
import type { ActionResult } from '#core/shared/action-result.ts';
import { openScreen } from '#tests/support/browser/screen.ts';

const photo = {
  ...{ id: 'm1', width: 900, height: 600, widths: [320], focalX: 0.5, focalY: 0.5, blurColor: '#aabbcc' },
};

test('a point of the photo that could not be set is said to be none', async () => {
  const answers: ActionResult<MediaItem>[] = [
    { ok: false, error: { ...networkError, message: 'Không có mạng.' } },
    { ok: true, data: photo as unknown as MediaItem },
  ];
  const doors: Pick<Doors, 'changeMedia' | 'findMedia'> = {
    changeMedia: async () => answers.shift() as ActionResult<MediaItem>,
    findMedia: async () => ({ ok: true, data: { items: [], nextCursor: null } }),
  };
  const field = createElement(LeadField, {
    lead: { mediaId: 'm1', caption: '', credit: '', alt: '' },
    ...{ known: photo, isReadOnly: false, errors: {}, onChange() {} },
    doors,
  });
  const screen = await openScreen(field);
  await screen.until(() => screen.one('.focal'));
  const point = screen.one('.focal');
  await screen.strike(point, 'ArrowLeft');
  expect(screen.text()).toContain('Không có mạng.');
  await screen.strike(point, 'ArrowLeft');
  expect(screen.text()).not.toContain('Không có mạng.');
  await screen.close();
});
