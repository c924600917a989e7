import { imageFiles } from '../image-files.ts';
import { isCleanLine } from './is-clean-line.ts';
import type { Transfer } from './transfer.ts';

/**
 * Whether the editor's own paste is the best for it: the editor's own copy, a single clean line of text, or nothing at
 * all. With `plain`, only its text counts. Other editors of this kind sign what is copied as ours does, but show their
 * pictures, which ours names: those would be lost.
 */
export function isLeftToEditor(transfer: Transfer, { plain }: { plain: boolean }): boolean {
  const html = plain ? '' : transfer.getData('text/html');
  if (html.includes('data-pm-slice') && !/<img[\s>]/i.test(html)) return true;
  return (
    html.trim() === '' && imageFiles(transfer).length === 0 && isCleanLine(transfer.getData('text/plain'))
  );
}
