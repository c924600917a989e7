import { DomainError } from './domain-error.ts';

const maxDepth = 200;

/**
 * Refuses values that a database cannot store: NUL, lone surrogates, and values nested deeper than any of our
 * schemas. Throws `request.invalid` with `field.invalid` at the path.
 */
export function requireStorableText(value: unknown): void {
  walk(value, []);
}

function walk(value: unknown, path: readonly string[]): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) refuse(path);
  } else if (typeof value === 'object' && value !== null) {
    if (path.length > maxDepth) refuse(path.slice(0, 3));
    for (const [key, child] of Object.entries(value)) {
      if (key.includes('\0') || !key.isWellFormed()) refuse(path);
      walk(child, [...path, key]);
    }
  }
}

function refuse(path: readonly string[]): never {
  throw new DomainError('request.invalid', {
    fieldErrors: { [path.join('.') || 'request']: 'field.invalid' },
  });
}
