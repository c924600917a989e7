/** Fills a template: `{name}` becomes the value of that name; unknown placeholders stay. */
export function fillForm(form: string, values: Readonly<Record<string, string>>): string {
  return form.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
