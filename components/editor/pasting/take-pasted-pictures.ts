import type { EditorView } from '@tiptap/pm/view';
import { inlineText } from '#core/document/inline.ts';
import type { LibraryPhoto, PictureWords } from '../editor-services.ts';
import type { PendingPicture, PictureDoor } from './picture-door.ts';
import { placePicture } from './place-picture.ts';

/**
 * Takes the pictures of a paste into the library, one after another in the order of the text, and puts each in
 * the place of its stand-in. One that can't be had leaves its stand-in where it is: the address as a link, or a
 * note that keeps the story from publication.
 */
export async function takePastedPictures(
  view: EditorView,
  pictures: readonly PendingPicture[],
  door: PictureDoor,
): Promise<void> {
  if (pictures.length === 0) return;
  door.onState('running');
  let missing = 0;
  for (const picture of pictures) {
    try {
      const photo = await take(picture, door);
      door.know(photo);
      placePicture(view, picture, photo);
    } catch {
      missing += 1;
    }
  }
  door.onState(missing > 0 ? { missing } : 'idle');
}

async function take(picture: PendingPicture, door: PictureDoor): Promise<LibraryPhoto> {
  const { src, file } = picture;
  const words: PictureWords = {
    caption: inlineText(picture.caption).replaceAll('\n', ' '),
    credit: picture.credit,
    alt: picture.alt,
  };
  if (file) return door.upload(file, words);
  if (/^https?:/i.test(src)) return door.takeRemote(src, words);
  if (/^data:/i.test(src)) return door.upload(fileOfDataUrl(src), words);
  if (/^blob:/i.test(src)) {
    const blob = await (await fetch(src)).blob();
    return door.upload(new File([blob], '', { type: blob.type }), words);
  }
  throw new Error('Only the program that it was copied from can open this picture.');
}

/** Without `fetch`, which the page's policy keeps from `data:` addresses. */
function fileOfDataUrl(src: string): File {
  const comma = src.indexOf(',');
  const head = src.slice('data:'.length, comma);
  const data = src.slice(comma + 1);
  const text = /;base64$/i.test(head) ? atob(data.replace(/\s+/g, '')) : decodeURIComponent(data);
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  return new File([bytes], '', { type: head.split(';')[0] ?? '' });
}
