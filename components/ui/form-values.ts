import type { Values } from './form-draft.ts';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Secrets, files and hidden values are never stored. */
const NOT_KEPT =
  '[type="password"], [type="hidden"], [type="file"], [autocomplete="one-time-code"], [data-secret]';

/** The values of a form's fields, without secrets and files. A disabled field keeps its value. */
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
 * The initial values of a form, before any typing. Text typed before hydration (`early-input.ts`) does not
 * count as initial.
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

/** The fields with this name. */
export function fieldsOf(form: HTMLFormElement, name: string): Field[] {
  return [...form.querySelectorAll<Field>('[name]')].filter((field) => field.getAttribute('name') === name);
}

/**
 * Sets the values of the fields with one name and fires the events of real input, so that React handles each
 * change.
 */
export function enterValues(fields: readonly Field[], values: readonly string[]): void {
  fields.forEach((field, at) => {
    if (isTick(field)) {
      if (field.checked !== values.includes(field.value)) field.click();
      return;
    }
    const value = values[at] ?? '';
    if (field.value === value) return;
    // Uses the native setter: React overrides it on the element and would not detect the change.
    Reflect.set(Object.getPrototypeOf(field), 'value', value, field);
    const name = field.localName === 'select' ? 'change' : 'input';
    field.dispatchEvent(new window.Event(name, { bubbles: true }));
  });
}

/** The visible label of a field. */
export function labelOf(form: HTMLFormElement, name: string): string {
  const [field] = fieldsOf(form, name);
  const label = field?.labels?.[0]?.textContent ?? field?.getAttribute('aria-label');
  return label?.trim() || name;
}
