import type { BlockCard } from './block-view.ts';
import { element } from './element.ts';

let lastField = 0;

/**
 * A labelled line of text that belongs to a block. While somebody is in it the document follows it and never
 * the other way round: writing over a field tears apart the letter that an input method composes.
 */
export function blockField(
  card: BlockCard,
  { name, label, maxLength }: { name: string; label: string; maxLength: number },
): HTMLElement {
  lastField += 1;
  const id = `block-field-${lastField}`;
  const input = element('input', {
    id,
    type: 'text',
    autocomplete: 'off',
    maxlength: String(maxLength),
  }) as HTMLInputElement;
  input.disabled = !card.editor.isEditable;
  const show = () => {
    const value = String(card.node().attrs[name] ?? '');
    if (document.activeElement !== input && input.value !== value) input.value = value;
  };
  card.follow(show);
  input.addEventListener('blur', show);
  input.addEventListener('input', () => setBlockAttribute(card, name, input.value));
  input.addEventListener('keydown', (event) => {
    // Enter would send the form of the story.
    if (event.key === 'Enter') event.preventDefault();
  });
  return element('div', { class: 'editor-field', contenteditable: 'false' }, [
    element('label', { for: id }, [label]),
    input,
  ]);
}

export function setBlockAttribute(card: BlockCard, name: string, value: unknown): void {
  const at = card.position();
  if (at === undefined || !card.editor.isEditable || card.node().attrs[name] === value) return;
  card.editor.view.dispatch(card.editor.state.tr.setNodeAttribute(at, name, value));
}
