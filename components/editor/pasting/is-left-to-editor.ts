import { imageFiles } from '../image-files.ts';
import { isCleanLine } from './is-clean-line.ts';
import type { Transfer } from './transfer.ts';

/**
 * Whether the editor's default paste is best: a copy of the editor itself, a single clean line, or nothing.
 * With `plain`, only the text counts. Other ProseMirror editors mark their copies in the same way, but with
 * pictures as `img`, which the default paste would lose.
 */
export function isLeftToEditor(transfer: Transfer, { plain }: { plain: boolean }): boolean {
  const html = plain ? '' : transfer.getData('text/html');
  if (html.includes('data-pm-slice') && !/<img[\s>]/i.test(html)) return true;
  return (
    html.trim() === '' && imageFiles(transfer).length === 0 && isCleanLine(transfer.getData('text/plain'))
  );
}
