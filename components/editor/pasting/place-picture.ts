import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { LibraryPhoto } from '../editor-services.ts';

/**
 * Replaces the missing picture with this id by a photo, wherever it has moved, and keeps its edited texts.
 * Does nothing if it was removed or undone. Waits for the end of an IME composition.
 */
export function placePicture(view: EditorView, id: string, photo: LibraryPhoto): void {
  whenComposed(view, () => {
    const place = findMissing(view.state.doc, id);
    const figure = place && figureOf(place.node, photo);
    if (place && figure) view.dispatch(put(view.state.tr, place, figure));
  });
}

/** Stores in a missing picture why it failed: an error code, or '' while it loads. */
export function setMissingReason(view: EditorView, id: string, why: string): void {
  whenComposed(view, () => {
    const place = findMissing(view.state.doc, id);
    if (place && place.node.attrs.why !== why)
      view.dispatch(view.state.tr.setNodeAttribute(place.pos, 'why', why));
  });
}

const composingPauseMs = 50;

function whenComposed(view: EditorView, does: () => void): void {
  if (view.isDestroyed) return;
  if (view.composing) setTimeout(() => whenComposed(view, does), composingPauseMs);
  else does();
}

type Place = { readonly pos: number; readonly node: Node };

function findMissing(doc: Node, id: string): Place | null {
  let found: Place | null = null;
  doc.descendants((node, pos) => {
    if (node.type.name === 'missingPicture' && node.attrs.id === id) found = { pos, node };
    return found === null && !node.isTextblock;
  });
  return found;
}

function put(tr: Transaction, { pos, node }: Place, figure: Node): Transaction {
  tr.replaceWith(pos, pos + node.nodeSize, figure);
  const after = pos + figure.nodeSize;
  const paragraph = tr.doc.type.schema.nodes.paragraph?.create();
  // There is always a paragraph after it.
  return after === tr.doc.content.size && paragraph ? tr.insert(after, paragraph) : tr;
}

function figureOf({ content, attrs, type }: Node, photo: LibraryPhoto): Node | null {
  const { schema } = type;
  const caption = content.size > 0 || photo.caption === '' ? content : schema.text(photo.caption);
  const { suggestion } = attrs;
  const words = { credit: attrs.credit || photo.credit, alt: attrs.alt || photo.alt };
  return schema.nodes.figure?.create({ mediaId: photo.id, ...words, suggestion }, caption) ?? null;
}
