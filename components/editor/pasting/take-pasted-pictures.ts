import type { EditorView } from '@tiptap/pm/view';
import { inlineText } from '#core/document/inline.ts';
import type { LibraryPhoto, PictureWords } from '../editor-services.ts';
import { failedPictures } from './failed-pictures.ts';
import type { PendingPicture, PictureImport } from './picture-import.ts';
import { placePicture, setMissingReason } from './place-picture.ts';

/**
 * Imports the pictures of a paste into the library one after another, and puts each in its reserved place. A
 * failed one leaves a missing picture that shows the reason and blocks publication. It can be retried as long
 * as its URL or file is known.
 */
export async function takePastedPictures(
  view: EditorView,
  pictures: readonly PendingPicture[],
  imports: PictureImport,
): Promise<void> {
  if (pictures.length === 0) return;
  for (const picture of pictures) failedPictures.set(picture.id, picture);
  imports.onState('running');
  let missing = 0;
  for (const picture of pictures) {
    try {
      const photo = await take(picture, imports);
      imports.know(photo);
      placePicture(view, picture.id, photo);
      failedPictures.delete(picture.id);
    } catch (error) {
      missing += 1;
      setMissingReason(view, picture.id, codeOf(error));
    }
  }
  imports.onState(missing > 0 ? { missing } : 'idle');
}

class Unopened extends Error {}

/** Services throw errors with the code of the server's answer. */
function codeOf(error: unknown): string {
  if (error instanceof Unopened) return 'picture.unopened';
  const { failure } = error as { failure?: { code?: string } };
  return failure?.code ?? 'server.unreached';
}

async function take(picture: PendingPicture, imports: PictureImport): Promise<LibraryPhoto> {
  const { src, file } = picture;
  const words: PictureWords = {
    caption: inlineText(picture.caption).replaceAll('\n', ' '),
    credit: picture.credit,
    alt: picture.alt,
  };
  if (file) return imports.upload(file, words);
  if (/^https?:/i.test(src)) return imports.takeRemote(src, words);
  if (/^data:/i.test(src)) return imports.upload(fileOfDataUrl(src), words);
  if (/^blob:/i.test(src)) {
    const blob = await (await fetch(src)).blob();
    return imports.upload(new File([blob], '', { type: blob.type }), words);
  }
  throw new Unopened('Only the program that it was copied from can open this picture.');
}

/** Without `fetch`: the CSP forbids it for `data:` URLs. */
function fileOfDataUrl(src: string): File {
  const comma = src.indexOf(',');
  const head = src.slice('data:'.length, comma);
  const data = src.slice(comma + 1);
  const text = /;base64$/i.test(head) ? atob(data.replace(/\s+/g, '')) : decodeURIComponent(data);
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  return new File([bytes], '', { type: head.split(';')[0] ?? '' });
}
