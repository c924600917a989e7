import { DOMParser } from 'linkedom';
import { beforeAll, expect, test, vi } from 'vitest';
import { pastedStory } from '#components/editor/pasting/pasted-story.ts';
import { isLeftToEditor } from '#components/editor/pasting/transfer.ts';
import { para } from '../document/body-fixtures.ts';

beforeAll(() => {
  // The parser of the server replaces the browser's; it needs a whole document.
  class Parser {
    parseFromString(html: string) {
      return new DOMParser().parseFromString(`<!doctype html><html><body>${html}</body></html>`, 'text/html');
    }
  }
  vi.stubGlobal('DOMParser', Parser);
});

function clipboard(data: Record<string, string>, ...files: File[]) {
  return { getData: (type: string) => data[type] ?? '', files: files as unknown as FileList };
}

const png = (name: string) => new File([new Uint8Array([1])], name, { type: 'image/png' });
const read = (data: Record<string, string>, ...files: File[]) =>
  pastedStory(clipboard(data, ...files), { plain: false });

test("the editor's own copy and a plain line of text are left to the editor", () => {
  const isLeft = (data: Record<string, string>, ...files: File[]) =>
    isLeftToEditor(clipboard(data, ...files), { plain: false });
  expect(isLeft({ 'text/html': '<p data-pm-slice="1 1 []">a</p>' })).toBe(true);
  expect(isLeft({ 'text/plain': 'một dòng' })).toBe(true);
  expect(isLeft({})).toBe(true);
  expect(isLeft({ 'text/plain': 'hai\ndòng' })).toBe(false);
  expect(isLeft({ 'text/plain': 'chợ.png' }, png('chợ.png'))).toBe(false);
  expect(isLeft({ 'text/plain': 'a', 'text/html': '<p>a</p>' })).toBe(false);
});

test('pictures from another editor of the same kind are imported', () => {
  const html =
    '<p data-pm-slice="1 1 []">Bến chợ sáng nay.</p><img src="https://cms.example/cho.jpg" alt="Chợ"><p>Hết.</p>';
  expect(isLeftToEditor(clipboard({ 'text/html': html }), { plain: false })).toBe(false);
  const story = read({ 'text/html': html, 'text/plain': 'Bến chợ sáng nay.\n\nHết.' });
  expect(story.pictures).toMatchObject([{ src: 'https://cms.example/cho.jpg', alt: 'Chợ' }]);
  expect(story.body.content).toHaveLength(3);
});

test('a line with invisible characters is cleaned', () => {
  expect(read({ 'text/plain': 'Vie\u0302\u0323t\u200b Nam' }).body.content).toEqual([para('Việt Nam')]);
});

test('a part of a sentence keeps its outer spaces', () => {
  expect(
    read({ 'text/html': '<!--StartFragment--><span>&nbsp;dòng </span><b>sông </b><!--EndFragment-->' }).body
      .content,
  ).toEqual([
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: ' dòng ' },
        { type: 'text', text: 'sông ', marks: [{ type: 'bold' }] },
      ],
    },
  ]);
});

test('a plain paste uses only the text, with or without HTML', () => {
  const both = clipboard({ 'text/html': '<h1>Tít</h1><p><b>a</b></p>', 'text/plain': 'Tít\na' });
  expect(pastedStory(both, { plain: true }).body.content).toEqual([para('Tít'), para('a')]);
});

test('pasted files have placeholders with their names', () => {
  const story = read({}, png('chợ [1].png'), png('bến.png'));
  expect(story.body.content).toMatchObject([
    { type: 'missingPicture', attrs: { id: '1', src: 'chợ [1].png' } },
    { type: 'missingPicture', attrs: { id: '2', src: 'bến.png' } },
  ]);
  expect(story.pictures.map(({ file }) => file?.name)).toEqual(['chợ [1].png', 'bến.png']);
});

test("an image copied from a page is its file with the page's alt text", () => {
  const story = read({ 'text/html': '<img src="https://a.example/1.png" alt="Chợ nổi">' }, png('image.png'));
  expect(story.pictures).toMatchObject([{ alt: 'Chợ nổi', file: { name: 'image.png' } }]);
});

test('the image that Word and Excel add to their text is ignored', () => {
  const story = read({ 'text/html': '<p>Bảng</p>', 'text/plain': 'Bảng' }, png('image.png'));
  expect(story.pictures).toEqual([]);
  expect(story.body.content).toEqual([para('Bảng')]);
});

test('pictures with local addresses are taken from the files or the RTF of the clipboard', () => {
  const html =
    '<p>Một</p><img src="file:///C:/a.png"><p>Hai</p><img src="https://a.example/2.png"><img src="file:///C:/b.png">';
  const withFiles = read({ 'text/html': html, 'text/plain': 'Một Hai' }, png('a.png'), png('b.png'));
  expect(withFiles?.pictures.map(({ file }) => file?.name)).toEqual(['a.png', undefined, 'b.png']);
  const pict = '{\\*\\shppict{\\pict\\pngblip 8950}}';
  const withRtf = read({ 'text/html': html, 'text/plain': 'Một Hai', 'text/rtf': `{\\rtf1 ${pict}${pict}}` });
  expect(withRtf?.pictures.map(({ file }) => file?.size)).toEqual([2, undefined, 2]);
  const tooFew = read({ 'text/html': html, 'text/plain': 'Một Hai', 'text/rtf': `{\\rtf1 ${pict}}` });
  expect(tooFew?.pictures.map(({ file }) => file)).toEqual([undefined, undefined, undefined]);
});
