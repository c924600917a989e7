/** A form of words with its places filled: `{name}` becomes the value of that name, any other place stays. */
export function fillForm(form: string, values: Readonly<Record<string, string>>): string {
  return form.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
