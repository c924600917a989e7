import { synonymKey } from './synonyms.ts';

/** The names of a group: as loaded into a form, as typed there, and as stored now. */
type Versions = {
  readonly loaded: readonly string[];
  readonly typed: readonly string[];
  readonly current: readonly string[];
};

/**
 * Merges the typed names with concurrent changes: names that a colleague added are appended, names that a
 * colleague removed are removed.
 */
export function namesAfter({ loaded, typed, current }: Versions): string[] {
  const keysOf = (names: readonly string[]) => new Set(names.map(synonymKey));
  const [known, now, own] = [keysOf(loaded), keysOf(current), keysOf(typed)];
  const isTakenAway = (key: string) => known.has(key) && !now.has(key);
  const isNew = (key: string) => !known.has(key) && !own.has(key);
  return [
    ...typed.filter((name) => !isTakenAway(synonymKey(name))),
    ...current.filter((name) => isNew(synonymKey(name))),
  ];
}
