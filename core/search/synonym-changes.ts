import { synonymKey } from './synonyms.ts';

/** The names of a group as somebody loaded them, as they typed them since, and as they stand by now. */
type Versions = {
  readonly loaded: readonly string[];
  readonly typed: readonly string[];
  readonly standing: readonly string[];
};

/** The names as they were typed, with those that a colleague gave meanwhile, behind them, and without those that a colleague took away. */
export function namesAfter({ loaded, typed, standing }: Versions): string[] {
  const keysOf = (names: readonly string[]) => new Set(names.map(synonymKey));
  const [known, now, own] = [keysOf(loaded), keysOf(standing), keysOf(typed)];
  const isTakenAway = (key: string) => known.has(key) && !now.has(key);
  const isNew = (key: string) => !known.has(key) && !own.has(key);
  return [
    ...typed.filter((name) => !isTakenAway(synonymKey(name))),
    ...standing.filter((name) => isNew(synonymKey(name))),
  ];
}
