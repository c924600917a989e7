// One source module becomes several in a bundled server, so what they share lives on `globalThis`.
const KEY = Symbol.for('toasoan.withdrawn-tags');
const shared = globalThis as { [KEY]?: WeakMap<object, string[]> };
shared[KEY] ??= new WeakMap();
const byTransaction = shared[KEY];

/** Notes that a transaction withdraws the pages that bear these tags. */
export function noteWithdrawn(tx: object, tags: readonly string[]): void {
  byTransaction.set(tx, [...withdrawnIn(tx), ...tags]);
}

/** The tags of the pages that a transaction withdraws. */
export function withdrawnIn(tx: object): readonly string[] {
  return byTransaction.get(tx) ?? [];
}
