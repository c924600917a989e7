import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { cleanLink } from '#core/document/clean-link.ts';
import { safeHref } from '#core/document/safe-href.ts';
import { isAddressAlone, type Transfer } from './transfer.ts';

/**
 * Pastes a URL as a link of the selected words, or of itself, without tracking parameters. False if the
 * transfer is more than a URL, or the URL is not allowed in stories.
 */
export function insertAddress(view: EditorView, transfer: Transfer): boolean {
  const text = transfer.getData('text/plain').trim();
  const { tr, selection, schema } = view.state;
  const { link } = schema.marks;
  if (!link || !isAddressAlone(transfer)) return false;
  const href = safeHref(cleanLink(safeHref(text) ?? ''));
  if (!href || (selection.empty && !(selection instanceof TextSelection))) return false;
  const mark = link.create({ href });
  if (selection.empty) tr.replaceSelectionWith(schema.text(href, [mark]), false).removeStoredMark(link);
  else for (const { $from, $to } of selection.ranges) tr.addMark($from.pos, $to.pos, mark);
  view.dispatch(tr.scrollIntoView().setMeta('paste', true));
  return true;
}
