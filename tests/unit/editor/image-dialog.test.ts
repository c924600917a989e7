import { createElement } from 'react';
import { expect, test } from 'vitest';
import { ImageDialog } from '#components/editor/dialogs/image-dialog.tsx';
import type { EditorServices, LibraryPhoto } from '#components/editor/editor-services.ts';
import labels from '#messages/vi/editor.json' with { type: 'json' };
import { openScreen } from '#tests/support/browser/screen.ts';

const photoOf = (name: string): LibraryPhoto => ({
  ...{
    id: name,
    width: 900,
    height: 600,
    widths: [320],
    avifWidths: [],
    focalX: 0.5,
    focalY: 0.5,
    blurColor: '#aabbcc',
  },
  ...{ caption: '', credit: '', alt: '' },
});

test('a failed upload of several is named, and the other photos are chosen', async () => {
  let picked: readonly LibraryPhoto[] = [];
  const services = {
    listMedia: async () => [],
    uploadImage: async ({ name }: File) =>
      name === 'bến.png' ? Promise.reject(new Error('no line')) : photoOf(name),
  } as unknown as EditorServices;
  const screen = await openScreen(
    createElement(ImageDialog, {
      ...{ labels: labels as never, services, isForMany: true, onClose() {} },
      onPick(photos) {
        picked = photos;
      },
    }),
  );
  const field = screen.one('input[type="file"]') as HTMLInputElement;
  await screen.fillFiles(field, ['chợ.png', 'bến.png', 'đò.png']);
  await screen.settle();
  const status = screen.one('[role="status"]').textContent;
  expect(status).toContain(`bến.png: ${labels.uploadFailed}`);
  expect(status).toContain('2');
  await screen.press(screen.button(labels.insert));
  expect(picked.map(({ id }) => id)).toEqual(['chợ.png', 'đò.png']);
  // Cleared, because a browser fires no change event for a file that is already chosen.
  expect(field.value).toBe('');
  await screen.close();
});
