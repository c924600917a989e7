import { charsOver } from '#components/ui/chars-over.ts';
import { fillLabel } from '#components/ui/fill-label.ts';
import type { BlockCard } from './block-view.ts';
import { element } from './element.ts';

export type FieldLimit = { readonly show: () => void };

/** The note behind a block's field that exceeds its limit. A live region announces it once. */
export function fieldLimit(card: BlockCard, input: HTMLInputElement, maxChars: number): FieldLimit {
  const seen = element('p', { id: `${input.id}-limit`, class: 'editor-error' });
  const status = element('span', { class: 'visually-hidden', role: 'status' });
  input.after(seen, status);
  function show() {
    const over = charsOver(input.value, maxChars);
    const words = over === 0 ? '' : fillLabel(card.parts.labels.lineTooLong, { over, max: maxChars });
    seen.textContent = words;
    seen.hidden = over === 0;
    if ((status.textContent === '') !== (over === 0)) status.textContent = words;
    if (over === 0) {
      input.removeAttribute('aria-invalid');
      input.removeAttribute('aria-describedby');
    } else {
      input.setAttribute('aria-invalid', 'true');
      input.setAttribute('aria-describedby', seen.id);
    }
  }
  return { show };
}
