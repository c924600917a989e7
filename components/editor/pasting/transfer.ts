import { tidyText } from '#core/document/tidy-text.ts';
import { imageFiles } from '../image-files.ts';

/** A clipboard or a drop. */
export type Transfer = {
  readonly getData: (type: string) => string;
  readonly files: ArrayLike<File>;
};

/** Copies the contents of a clipboard or drop: the browser clears it after the event. */
export function heldTransfer(transfer: DataTransfer): Transfer {
  const texts = new Map(READ_TYPES.map((type) => [type, transfer.getData(type)]));
  return { getData: (type) => texts.get(type) ?? '', files: [...transfer.files] };
}

const READ_TYPES = ['text/plain', 'text/html', 'text/rtf'];

/** Whether a text is at most one line without anything to clean up. */
export function isCleanLine(text: string): boolean {
  const line = text.trim();
  return line === '' || (!/[\n\r\v\u2028]/u.test(line) && tidyText(line) === line);
}

/** Whether a transfer contains only a URL. */
export function isAddressAlone(transfer: Transfer): boolean {
  const text = transfer.getData('text/plain').trim();
  return /^https?:\/\/[^\s\uFFF9-\uFFFD]+$/i.test(text) && !transfer.getData('text/html').includes('<img');
}

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
