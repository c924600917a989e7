import { getSchema } from '@tiptap/core';
import { EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { expect, test, vi } from 'vitest';
import { bodyOfContent } from '#components/editor/editor-body.ts';
import { EXTENSIONS } from '#components/editor/extensions.ts';
import { insertTransfer } from '#components/editor/pasting/insert-transfer.ts';
import { placePicture, setMissingReason } from '#components/editor/pasting/place-picture.ts';
import type { Block } from '#core/document/block-types.ts';
import { inTime } from '#tests/support/in-time.ts';
import { para } from '../document/body-fixtures.ts';

const schema = getSchema(EXTENSIONS);
const address = 'https://bao.example/anh.jpg';
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
  ...{ caption: '', credit: '', alt: '' },
};
const missing = (caption = 'Thuyền về.'): Block => ({
  type: 'missingPicture',
  attrs: { id: 'p1', src: address, alt: 'Thuyền', credit: 'Lan', why: '' },
  content: [{ type: 'text', text: caption }],
});
const figure = {
  type: 'figure',
  attrs: { mediaId: 'm1', credit: 'Lan', alt: 'Thuyền' },
  content: [{ type: 'text', text: 'Thuyền về.' }],
};

/** An editor with these blocks, without a screen. */
function editorOf(...content: Block[]) {
  let state = EditorState.create({ doc: schema.nodeFromJSON({ type: 'doc', content }) });
  const view = {
    composing: false,
    isDestroyed: false,
    get state() {
      return state;
    },
    dispatch(tr: Parameters<EditorView['dispatch']>[0]) {
      state = state.apply(tr);
      state.doc.check();
    },
  };
  return {
    view: view as unknown as EditorView & { composing: boolean },
    blocks: () => bodyOfContent(state.doc.toJSON()).content,
  };
}

test('a picture replaces its placeholder at the current position', () => {
  const { view, blocks } = editorOf(para('Gõ thêm ở trên.'), missing(), para('Dưới.'));
  placePicture(view, 'p1', photo);
  expect(blocks()).toEqual([para('Gõ thêm ở trên.'), figure, para('Dưới.')]);
});

test('a picture at the end of the story gets an empty paragraph below it', () => {
  const { view, blocks } = editorOf(missing());
  placePicture(view, 'p1', photo);
  expect(blocks()).toEqual([figure, para('')]);
});

test('a caption edited during the upload is kept', () => {
  const { view, blocks } = editorOf(para('Trên.'), missing('Thuyền về bến.'));
  placePicture(view, 'p1', photo);
  expect(blocks()).toMatchObject([{}, { ...figure, content: [{ text: 'Thuyền về bến.' }] }, para('')]);
});

test('a failed picture shows the reason in its placeholder', () => {
  const { view, blocks } = editorOf(missing());
  setMissingReason(view, 'p1', 'fetch.failed');
  expect(blocks()).toMatchObject([{ type: 'missingPicture', attrs: { why: 'fetch.failed', src: address } }]);
});

test('after the paste was undone no picture is inserted', () => {
  const { view, blocks } = editorOf(para('Chỉ có chữ.'));
  placePicture(view, 'p1', photo);
  expect(blocks()).toEqual([para('Chỉ có chữ.')]);
});

test("a picture in a list item is placed below the item's text", () => {
  const { view, blocks } = editorOf({
    type: 'bulletList',
    content: [{ type: 'listItem', content: [para('Mục'), missing()] }],
  });
  placePicture(view, 'p1', photo);
  expect(blocks()).toMatchObject([{ type: 'bulletList', content: [{ content: [para('Mục'), figure] }] }]);
});

test('a picture is not placed during a composition', () => {
  vi.useFakeTimers();
  const { view, blocks } = editorOf(missing(), para('Dưới.'));
  view.composing = true;
  placePicture(view, 'p1', photo);
  vi.advanceTimersByTime(500);
  expect(blocks()).toEqual([missing(), para('Dưới.')]);
  view.composing = false;
  vi.advanceTimersByTime(100);
  expect(blocks()).toEqual([figure, para('Dưới.')]);
  vi.useRealTimers();
});

test('two pictures with the same file name keep their places in any order of arrival', async () => {
  const { view, blocks } = editorOf(para(''));
  const coming: ((id: string) => void)[] = [];
  const pictures = {
    upload: () => new Promise<typeof photo>((resolve) => coming.push((id) => resolve({ ...photo, id }))),
    takeRemote: () => Promise.reject(new Error('nothing is fetched here')),
    know() {},
    onState() {},
  };
  const events = { pictures, trayOf: () => null };
  const png = () => new File([new Uint8Array([1])], 'image.png', { type: 'image/png' });
  const clipboard = { getData: () => '', files: [png()] };
  insertTransfer(view, clipboard, { plain: false, at: null, events });
  insertTransfer(view, clipboard, { plain: false, at: null, events });
  coming[1]?.('second');
  await inTime(() => expect(blocks()).toMatchObject([{}, { attrs: { mediaId: 'second' } }, {}]));
  coming[0]?.('first');
  await inTime(() =>
    expect(blocks()).toMatchObject([
      { attrs: { mediaId: 'first' } },
      { attrs: { mediaId: 'second' } },
      { type: 'paragraph' },
    ]),
  );
});
