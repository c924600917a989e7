/**
 * The canonical JSON of a value, for hashing. Keys are in code unit order, text and keys in NFC, dates as ISO
 * text; absent keys and spaces are omitted. Throws a TypeError for values that JSON cannot represent: NaN,
 * infinities, bigints, functions, symbols and class instances. Also for keys that become equal in NFC.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'));
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (isPlainObject(value)) return canonicalObject(value);
  throw new TypeError(`No canonical JSON for a value of type ${typeof value}`);
}

function canonicalObject(object: Record<string, unknown>): string {
  const present = Object.entries(object).filter(([, value]) => value !== undefined);
  const fields = new Map(present.map(([key, value]) => [key.normalize('NFC'), value]));
  if (fields.size < present.length) throw new TypeError('Two keys of an object are the same text');
  const keys = [...fields.keys()].sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(fields.get(key))}`).join(',')}}`;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
