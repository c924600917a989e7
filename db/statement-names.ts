/** Maximum number of counted texts without a name; then counting starts again. */
const MOST_COUNTED = 2_000;

/**
 * Names of prepared statements, equal for the same text on every connection. The `after`th use of a text
 * gives it a name, up to `most` names. So one-off statements (such as an insert of a hundred rows) take no
 * name from frequent ones.
 */
export class StatementNames {
  readonly #prefix: string;
  readonly #most: number;
  readonly #after: number;
  readonly #names = new Map<string, string>();
  readonly #asked = new Map<string, number>();

  constructor({ prefix, most, after }: { prefix: string; most: number; after: number }) {
    this.#prefix = prefix;
    this.#most = most;
    this.#after = after;
  }

  /** The name of a statement; undefined if it has none (yet). */
  nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= this.#most) return known;
    const times = (this.#asked.get(text) ?? 0) + 1;
    if (times < this.#after) {
      if (this.#asked.size >= MOST_COUNTED) this.#asked.clear();
      this.#asked.set(text, times);
      return undefined;
    }
    this.#asked.delete(text);
    const name = `${this.#prefix}_${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }
}
