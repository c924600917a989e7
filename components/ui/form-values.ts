import type { Values } from './kept-text.ts';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Secrets, files and values that nobody types are never kept. */
const NOT_KEPT =
  '[type="password"], [type="hidden"], [type="file"], [autocomplete="one-time-code"], [data-secret]';

/** What the fields of a form hold, without secrets and files; a field that is switched off for a while stays the same. */
export function valuesOf(form: HTMLFormElement): Values {
  const values: Record<string, string[]> = {};
  for (const field of form.querySelectorAll<Field>('[name]')) {
    if (field.localName === 'button' || field.matches(NOT_KEPT) || (isTick(field) && !field.checked))
      continue;
    const name = field.getAttribute('name') ?? '';
    values[name] = [...(values[name] ?? []), field.value ?? ''];
  }
  return values;
}

const isTick = (field: Field): field is HTMLInputElement =>
  field.type === 'checkbox' || field.type === 'radio';

/**
 * What the form showed before anything was typed: text that was typed before the page listened (`early-input.ts`) is
 * no part of that.
 */
export function firstValuesOf(form: HTMLFormElement): Values {
  const early = [
    ...form.querySelectorAll<HTMLInputElement>(
      '[data-early][name]:not(select, [type="checkbox"], [type="radio"])',
    ),
  ];
  const before = early.map((field) => [field.name, [field.defaultValue ?? '']] as const);
  return { ...valuesOf(form), ...Object.fromEntries(before) };
}

/** The fields of this name. */
export function fieldsOf(form: HTMLFormElement, name: string): Field[] {
  return [...form.querySelectorAll<Field>('[name]')].filter((field) => field.getAttribute('name') === name);
}

/** Enters values into the fields of one name, as a person who types, ticks and chooses: React hears of each change. */
export function enterValues(fields: readonly Field[], values: readonly string[]): void {
  fields.forEach((field, at) => {
    if (isTick(field)) {
      if (field.checked !== values.includes(field.value)) field.click();
      return;
    }
    const value = values[at] ?? '';
    if (field.value === value) return;
    // Past the setter that React puts on the field itself, or React would take the value for its own.
    Reflect.set(Object.getPrototypeOf(field), 'value', value, field);
    const name = field.localName === 'select' ? 'change' : 'input';
    field.dispatchEvent(new window.Event(name, { bubbles: true }));
  });
}

/** How the field is called on the screen. */
export function labelOf(form: HTMLFormElement, name: string): string {
  const [field] = fieldsOf(form, name);
  const label = field?.labels?.[0]?.textContent ?? field?.getAttribute('aria-label');
  return label?.trim() || name;
}
