import { createElement } from 'react';
import { expect, test } from 'vitest';
import { ImageDialog } from '#components/editor/dialogs/image-dialog.tsx';
import type { EditorServices, LibraryPhoto } from '#components/editor/editor-services.ts';
import labels from '#messages/vi/editor.json' with { type: 'json' };
import { inTime } from '../../support/in-time.ts';
import { mounted } from '../../support/mounted.ts';

const png = (name: string) => new File([new Uint8Array([1])], name, { type: 'image/png' });
const photoOf = (name: string): LibraryPhoto => ({
  ...{ id: name, width: 900, height: 600, widths: [320], focalX: 0.5, focalY: 0.5, blurColor: '#aabbcc' },
  ...{ caption: '', credit: '', alt: '' },
});

test('of several photos one that could not be uploaded is named, and the others are chosen', async () => {
  let picked: readonly LibraryPhoto[] = [];
  const services = {
    listMedia: async () => [],
    uploadImage: async ({ name }: File) =>
      name === 'bến.png' ? Promise.reject(new Error('no line')) : photoOf(name),
  } as unknown as EditorServices;
  const screen = await mounted(
    {},
    createElement(ImageDialog, {
      ...{ labels: labels as never, services, isForMany: true, onClose() {} },
      onPick(photos) {
        picked = photos;
      },
    }),
  );
  const field = screen.page.querySelector<HTMLInputElement>('input[type="file"]');
  await screen.pick(field, png('chợ.png'), png('bến.png'), png('đò.png'));
  const insert = () =>
    [...screen.page.querySelectorAll('button')].find((each) => each.textContent === labels.insert);
  await inTime(() => expect(insert()).toBeDefined());
  const said = screen.page.querySelector('[role="status"]')?.textContent;
  expect(said).toContain(`bến.png: ${labels.uploadFailed}`);
  expect(said).toContain('2');
  await screen.press(insert());
  expect(picked.map(({ id }) => id)).toEqual(['chợ.png', 'đò.png']);
  // Chosen once more it is another choice: a browser says nothing of a file that stands there already.
  expect(field?.value).toBe('');
  await screen.leave();
});
