import { bodySchemaNumber } from '#core/document/body.ts';
import { type BodyFromDom, bodyFromDom } from '#core/document/body-from-dom.ts';
import { bodyFromText } from '#core/document/body-from-text.ts';
import { readRtfPictures } from '#core/document/paste/rtf-pictures.ts';
import { type FoundPicture, missingPictureOf } from '#core/document/paste/take-pictures.ts';
import type { SetAside } from '#core/document/read-photo-line.ts';
import { pastedHtmlPolicy } from '#core/trust/trusted-types.ts';
import { imageFiles } from '../image-files.ts';
import type { PendingPicture } from './picture-import.ts';
import { isCleanLine, type Transfer } from './transfer.ts';

type ReadStory = Omit<BodyFromDom, 'leftPictures'>;
export type PastedStory = Omit<ReadStory, 'pictures'> & { readonly pictures: readonly PendingPicture[] };

/**
 * Parses a clipboard that is not left to the editor. With `plain`, only its text counts: each line is a
 * paragraph. List markers ("- ", "1. ") stay text, because in the Vietnamese press a dash often opens a line
 * of dialogue.
 */
export function pastedStory(
  transfer: Transfer,
  { plain, setAside = 'all' }: { plain: boolean; setAside?: SetAside },
): PastedStory {
  const html = plain ? '' : transfer.getData('text/html');
  const files = imageFiles(transfer);
  const story = html.trim() === '' ? storyOfText(transfer, setAside) : storyOfHtml(html, setAside);
  if (!story) return storyOfFiles(files);
  // Word and Excel add a picture of the text to the text itself. If there is text, the text is meant.
  const isOnlyPictures =
    files.length > 0 && transfer.getData('text/plain').trim() === '' && !holdsText(story);
  return isOnlyPictures
    ? storyOfFiles(files, story.pictures)
    : withFiles(story, files.length > 0 ? files : filesInRtf(transfer));
}

function storyOfHtml(html: string, setAside: SetAside): ReadStory {
  const root = readInert(html);
  const story = bodyFromDom(root, { pictures: 'take', setAside });
  return withOuterSpaces(story, root);
}

function storyOfText(transfer: Transfer, setAside: SetAside): ReadStory | null {
  const text = transfer.getData('text/plain');
  return isCleanLine(text) ? null : { ...bodyFromText(text, setAside), pictures: [] };
}

/** Words cut out of a sentence keep their outer spaces, which separate them from other words. */
function withOuterSpaces(story: ReadStory, root: Element): ReadStory {
  const [line, second] = story.body.content;
  const isInside = line?.type === 'paragraph' && !second && story.pictures.length === 0;
  if (!isInside || !line.content || root.querySelector(BLOCKS)) return story;
  const text = (root.textContent ?? '').replace(/^[\r\n]+|[\r\n]+$/g, '');
  const content = line.content.map((node, at, all) => {
    if (node.type !== 'text') return node;
    const before = at === 0 && /^[ \u00a0]/.test(text) ? ' ' : '';
    const after = at === all.length - 1 && /[ \u00a0]$/.test(text) ? ' ' : '';
    return { ...node, text: before + node.text + after };
  });
  return { ...story, body: { ...story.body, content: [{ ...line, content }] } };
}

const BLOCKS = 'p, div, li, h1, h2, h3, h4, h5, h6, table, blockquote, section, article, br';

function holdsText({ body, pictures }: ReadStory): boolean {
  return JSON.stringify(body.content).includes('"text"') && body.content.length > pictures.length;
}

function storyOfFiles(files: readonly File[], named: readonly FoundPicture[] = []): PastedStory {
  const pictures = files.map((file, at): PendingPicture => {
    const { alt = '', caption = [], credit = '' } = named[at] ?? {};
    return { src: file.name, alt, caption, credit, id: String(at + 1), file };
  });
  const content = pictures.map(missingPictureOf);
  return { body: { type: 'doc', schema: bodySchemaNumber, content }, related: [], pictures };
}

/** The pictures that Word puts into the RTF of the same clipboard. */
function filesInRtf(transfer: Transfer): (File | null)[] {
  return readRtfPictures(transfer.getData('text/rtf')).map(
    (picture) => picture && new File([picture.bytes], '', { type: picture.type }),
  );
}

/** Pictures that only the source program could load, if the clipboard has the same number of files. */
function withFiles(story: ReadStory, files: readonly (File | null)[]): PastedStory {
  const isHidden = ({ src }: FoundPicture) => !/^(?:https?|data):/i.test(src);
  const hidden = story.pictures.filter(isHidden);
  if (hidden.length === 0 || hidden.length !== files.length) return story;
  return {
    ...story,
    pictures: story.pictures.map((picture): PendingPicture => {
      const file = files[hidden.indexOf(picture)];
      return file ? { ...picture, file } : picture;
    }),
  };
}

type Policy = { createHTML(html: string): string };
type Policies = { createPolicy(name: string, rules: Policy): Policy };

const policy = (globalThis as { trustedTypes?: Policies }).trustedTypes?.createPolicy(pastedHtmlPolicy, {
  createHTML: (html) => html,
});

/** Parses pasted HTML as a separate inert document: nothing in it is shown, loaded or executed. */
function readInert(html: string): HTMLElement {
  return new DOMParser().parseFromString(policy?.createHTML(html) ?? html, 'text/html').body;
}
