import { createElement } from 'react';
import { expect, test } from 'vitest';
import * as library from '#app/(desk)/actions/library.ts';
import { LeadField } from '#components/desk/article/lead-field.tsx';
import { networkError } from '#components/ui/network-failure.ts';
import type { MediaItem } from '#core/media/media-item.ts';
import type { ActionResult } from '#core/shared/action-result.ts';
import { openScreen } from '#tests/support/browser/screen.ts';
import { stubActions } from '#tests/support/browser/stub-actions.ts';

const photo = {
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

test('a focal point that could not be saved shows the error', async () => {
  const answers: ActionResult<MediaItem>[] = [
    { ok: false, error: { ...networkError, message: 'Không có mạng.' } },
    { ok: true, data: photo as unknown as MediaItem },
  ];
  stubActions(library, { changeMedia: async () => answers.shift() });
  const field = createElement(LeadField, {
    lead: { mediaId: 'm1', caption: '', credit: '', alt: '' },
    ...{ known: photo, isReadOnly: false, errors: {}, onChange() {} },
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
