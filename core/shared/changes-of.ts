/**
 * The fields that differ between submitted and stored values. A form sends all its fields; unchanged ones
 * need no permission, so that other fields can be changed. Texts and numbers are compared by value.
 */
export function changesOf<T extends object>(
  before: { readonly [K in keyof T]?: unknown },
  sent: T,
): { readonly from: Record<string, unknown>; readonly to: Partial<T> } {
  const names = (Object.keys(sent) as (keyof T & string)[]).filter(
    (name) => sent[name] !== undefined && sent[name] !== before[name],
  );
  return {
    from: Object.fromEntries(names.map((name) => [name, before[name]])),
    to: Object.fromEntries(names.map((name) => [name, sent[name]])) as Partial<T>,
  };
}
