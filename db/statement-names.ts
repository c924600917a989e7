/** So many texts that were not asked often enough are remembered; then counting begins anew. */
const MOST_COUNTED = 2_000;

/**
 * Names under which PostgreSQL keeps statements and their plans, the same for the same text on every connection: what is
 * asked for the `after`th time gets one, as long as there are fewer than `most`, so that statements put together for one
 * occasion (a row for each of a hundred pictures) take none from those that come again.
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

  /** The name of a statement; undefined where it has none (yet). */
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
