type Attrs = Readonly<Record<string, unknown>>;

/** Whether a value is a plain object. */
export function isRecord(value: unknown): value is Attrs {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The attributes with only these names; the same object if it has no others. */
export function onlyKeys(attrs: Attrs, names: readonly string[]): Attrs {
  const isClean = Object.keys(attrs).every((name) => names.includes(name));
  return isClean ? attrs : Object.fromEntries(names.map((name) => [name, attrs[name]]));
}

/**
 * Text attributes within their maximum lengths in characters. A value that is no text becomes empty, and one
 * that is too long is cut. Null if the required one is empty or does not fit.
 */
export function repairLines(
  attrs: Attrs,
  lengths: Readonly<Record<string, number>>,
  { needed }: { readonly needed?: string } = {},
): Attrs | null {
  const names = Object.keys(lengths);
  if (needed !== undefined) {
    const value = attrs[needed];
    if (typeof value !== 'string' || value === '' || value.length > (lengths[needed] ?? 0)) return null;
  }
  const lineOf = (name: string) => {
    const value = attrs[name];
    return typeof value === 'string' ? value.slice(0, lengths[name]) : '';
  };
  return names.every((name) => lineOf(name) === attrs[name])
    ? onlyKeys(attrs, names)
    : Object.fromEntries(names.map((name) => [name, lineOf(name)]));
}
