import type { BodyFromDom } from '#core/document/body-from-dom.ts';
import { bodyFromDom } from '#core/document/body-from-dom.ts';
import { bodyFromText } from '#core/document/body-from-text.ts';

/**
 * What a clipboard holds for us to read: null when it is the editor's own copy or a single line of text,
 * which the editor's own paste handles best.
 */
export function pastedStory(clipboard: Pick<DataTransfer, 'getData'>): BodyFromDom | null {
  const html = clipboard.getData('text/html');
  if (html.includes('data-pm-slice')) return null;
  if (html.trim() !== '') return bodyFromDom(new DOMParser().parseFromString(html, 'text/html').body);
  const text = clipboard.getData('text/plain');
  return text.trim().includes('\n') ? bodyFromText(text) : null;
}
