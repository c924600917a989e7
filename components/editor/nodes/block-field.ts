import { charsOver } from '#components/ui/chars-over.ts';
import { lazy } from '#components/ui/lazy.ts';
import type { BlockCard } from './block-view.ts';
import { element } from './element.ts';
import type { FieldLimit } from './field-limit.ts';

export const fieldLimit = lazy(async () => (await import('./field-limit.ts')).fieldLimit);

let lastField = 0;

/**
 * A labelled input of a block. While it has the focus the document follows the input and not the reverse,
 * because setting its value would break IME composition. It accepts text over its limit and shows the excess.
 */
export function blockField(
  card: BlockCard,
  { name, label, maxChars }: { name: string; label: string; maxChars: number },
): HTMLElement {
  lastField += 1;
  const id = `block-field-${lastField}`;
  const input = element('input', { id, type: 'text', autocomplete: 'off' }) as HTMLInputElement;
  input.disabled = !card.editor.isEditable;
  let note: FieldLimit | null = null;
  /** Loaded lazily, because fields rarely exceed their limit. */
  async function showLimit(): Promise<void> {
    if (note === null && charsOver(input.value, maxChars) === 0) return;
    const make = fieldLimit.now() ?? (await fieldLimit.prepare());
    note ??= make?.(card, input, maxChars) ?? null;
    note?.show();
  }
  const show = () => {
    const value = String(card.node().attrs[name] ?? '');
    if (document.activeElement !== input && input.value !== value) input.value = value;
    void showLimit();
  };
  card.follow(show);
  input.addEventListener('blur', show);
  input.addEventListener('input', () => {
    setBlockAttribute(card, name, input.value);
    void showLimit();
  });
  input.addEventListener('keydown', (event) => {
    // Enter would submit the story's form.
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
