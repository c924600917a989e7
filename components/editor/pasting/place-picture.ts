import type { Node, Schema } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { inlineText } from '#core/document/inline.ts';
import type { FoundPicture } from '#core/document/paste/take-pictures.ts';
import type { LibraryPhoto } from '../editor-services.ts';

/**
 * Puts a photo where its stand-in is, wherever that has come to be; nothing when it was taken out or undone in
 * the meantime. What somebody wrote into the stand-in stays as text. It waits for a letter that is being composed.
 */
export function placePicture(view: EditorView, picture: FoundPicture, photo: LibraryPhoto): void {
  if (view.isDestroyed) return;
  if (view.composing) {
    setTimeout(() => placePicture(view, picture, photo), composingPauseMs);
    return;
  }
  const found = findStandIn(view.state.doc, picture.standIn);
  const figure = figureOf(view.state.schema, picture, photo);
  if (found && figure) view.dispatch(put(view.state.tr, { ...found, figure, picture }));
}

const composingPauseMs = 50;

type Place = { readonly pos: number; readonly node: Node };

function findStandIn(doc: Node, standIn: string): Place | null {
  let found: Place | null = null;
  doc.descendants((node, pos) => {
    if (found) return false;
    if (node.isTextblock && node.firstChild?.isText && node.textContent.startsWith(standIn))
      found = { pos, node };
    return !found && !node.isTextblock;
  });
  return found;
}

function put(
  tr: Transaction,
  { pos, node, figure, picture }: Place & { figure: Node; picture: FoundPicture },
): Transaction {
  const $pos = tr.doc.resolve(pos);
  const index = $pos.index();
  const isUntouched = node.textContent === picture.standIn + wordsBelow(picture);
  if (isUntouched && $pos.parent.canReplaceWith(index, index + 1, figure.type)) {
    tr.replaceWith(pos, pos + node.nodeSize, figure);
    return withLineAfter(tr, pos + figure.nodeSize);
  }
  const first = pos + 1;
  const isBroken = node.childCount > 1 && node.child(1).type.name === 'hardBreak';
  tr.delete(first, first + picture.standIn.length + (isBroken ? 1 : 0));
  const canStandBefore = $pos.parent.canReplaceWith(index, index, figure.type);
  const behind = tr.doc.resolve(first).after(1);
  return tr.insert(canStandBefore ? pos : behind, figure);
}

/** There is always a line below to write on. */
function withLineAfter(tr: Transaction, after: number): Transaction {
  const paragraph = tr.doc.type.schema.nodes.paragraph?.create();
  return after === tr.doc.content.size && paragraph ? tr.insert(after, paragraph) : tr;
}

function wordsBelow({ caption, credit }: FoundPicture): string {
  const text = inlineText(caption).replaceAll('\n', '');
  return credit === '' ? text : `${text}${text === '' ? '' : ' '}(Ảnh: ${credit})`;
}

function figureOf(schema: Schema, picture: FoundPicture, photo: LibraryPhoto): Node | null {
  const caption =
    picture.caption.length > 0
      ? picture.caption.map((node) => schema.nodeFromJSON(node))
      : photo.caption === ''
        ? []
        : [schema.text(photo.caption)];
  const attrs = {
    mediaId: photo.id,
    credit: picture.credit || photo.credit,
    alt: picture.alt || photo.alt,
  };
  return schema.nodes.figure?.create(attrs, caption) ?? null;
}
