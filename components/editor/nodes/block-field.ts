import { charsOver } from '#components/ui/chars-over.ts';
import { fillLabel } from '../editor-labels.ts';
import type { BlockCard } from './block-view.ts';
import { element } from './element.ts';

let lastField = 0;

/**
 * A labelled line of text that belongs to a block. While somebody is in it the document follows it and never
 * the other way round: writing over a field tears apart the letter that an input method composes. It takes all that is
 * pasted, and says by how much that is too long.
 */
export function blockField(
  card: BlockCard,
  { name, label, maxChars }: { name: string; label: string; maxChars: number },
): HTMLElement {
  lastField += 1;
  const id = `block-field-${lastField}`;
  const input = element('input', { id, type: 'text', autocomplete: 'off' }) as HTMLInputElement;
  input.disabled = !card.editor.isEditable;
  const note = limitNote(card, input, maxChars);
  const show = () => {
    const value = String(card.node().attrs[name] ?? '');
    if (document.activeElement !== input && input.value !== value) input.value = value;
    note.show();
  };
  card.follow(show);
  input.addEventListener('blur', show);
  input.addEventListener('input', () => {
    setBlockAttribute(card, name, input.value);
    note.show();
  });
  input.addEventListener('keydown', (event) => {
    // Enter would send the form of the story.
    if (event.key === 'Enter') event.preventDefault();
  });
  return element('div', { class: 'editor-field', contenteditable: 'false' }, [
    element('label', { for: id }, [label]),
    input,
    note.seen,
    note.heard,
  ]);
}

/** What stands under a field that is too long, and what is said of it once, when it becomes so. */
function limitNote(card: BlockCard, input: HTMLInputElement, maxChars: number) {
  const seen = element('p', { id: `${input.id}-limit`, class: 'editor-error' });
  const heard = element('span', { class: 'visually-hidden', role: 'status' });
  function show() {
    const over = charsOver(input.value, maxChars);
    const words = over === 0 ? '' : fillLabel(card.parts.labels.lineTooLong, { over, max: maxChars });
    seen.textContent = words;
    seen.hidden = over === 0;
    if ((heard.textContent === '') !== (over === 0)) heard.textContent = words;
    if (over === 0) {
      input.removeAttribute('aria-invalid');
      input.removeAttribute('aria-describedby');
    } else {
      input.setAttribute('aria-invalid', 'true');
      input.setAttribute('aria-describedby', seen.id);
    }
  }
  return { seen, heard, show };
}

export function setBlockAttribute(card: BlockCard, name: string, value: unknown): void {
  const at = card.position();
  if (at === undefined || !card.editor.isEditable || card.node().attrs[name] === value) return;
  card.editor.view.dispatch(card.editor.state.tr.setNodeAttribute(at, name, value));
}
