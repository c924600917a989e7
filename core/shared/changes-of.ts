/**
 * What was sent and says something else than what stands, and what stood there. A form sends all its fields: what was left as it was
 * is not asked again whether it may be, or nothing beside it could be changed. Values are compared as they are, texts and numbers.
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
