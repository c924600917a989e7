// A bundled server has several instances of this module, so shared state is on `globalThis`.
const KEY = Symbol.for('toasoan.withdrawn-tags');
const shared = globalThis as { [KEY]?: WeakMap<object, string[]> };
shared[KEY] ??= new WeakMap();
const byTransaction = shared[KEY];

/** Records the cache tags that a transaction withdraws. */
export function noteWithdrawn(tx: object, tags: readonly string[]): void {
  byTransaction.set(tx, [...withdrawnIn(tx), ...tags]);
}

/** The cache tags that a transaction withdraws. */
export function withdrawnIn(tx: object): readonly string[] {
  return byTransaction.get(tx) ?? [];
}
