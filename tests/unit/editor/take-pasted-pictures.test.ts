import type { EditorView } from '@tiptap/pm/view';
import { expect, test } from 'vitest';
import type { PendingPicture, PictureState } from '#components/editor/pasting/picture-import.ts';
import { takePastedPictures } from '#components/editor/pasting/take-pasted-pictures.ts';

const picture = (src: string): PendingPicture => ({
  ...{ src, alt: '', caption: [], credit: '', id: src },
});

test('the number of pictures that could not be fetched is reported', async () => {
  const states: PictureState[] = [];
  // The view is destroyed, so fetched pictures are not shown.
  const view = { isDestroyed: true } as EditorView;
  const uploads = {
    upload: async () => ({}) as never,
    takeRemote: async (url: string) => {
      if (url.includes('mat')) throw new Error('fetch.failed');
      return {} as never;
    },
    know() {},
    onState: (state: PictureState) => void states.push(state),
  };
  const pictures = ['https://a.example/co.jpg', 'https://a.example/mat.jpg', 'file:///C:/word/anh.png'];
  await takePastedPictures(view, pictures.map(picture), uploads);
  expect(states).toEqual(['running', { missing: 2 }]);
});
