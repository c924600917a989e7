/** Open lines to people's screens in this process, and the one way to say to them: look again. */
type Lines = {
  readonly of: Map<string, Set<Line>>;
  isClosed: boolean;
};

export type Line = {
  /** Something of this person may have changed. */
  readonly look: () => void;
  /** The process ends. */
  readonly end: () => void;
};

/* A production build holds several instances of this module; they must know the same lines. */
const key = Symbol.for('toasoan.person-lines');
type Holder = { [key]?: Lines };

function lines(): Lines {
  const holder = globalThis as Holder;
  holder[key] ??= { of: new Map(), isClosed: false };
  return holder[key];
}

/** Notes a line of a person until the returned function is called. One that comes when the process ends is ended at once. */
export function addLine(personId: string, line: Line): () => void {
  const all = lines();
  if (all.isClosed) {
    line.end();
    return () => {};
  }
  const own = all.of.get(personId) ?? new Set();
  all.of.set(personId, own);
  own.add(line);
  return () => {
    own.delete(line);
    if (own.size === 0 && all.of.get(personId) === own) all.of.delete(personId);
  };
}

/** How many lines this person has to this process. */
export function countLines(personId: string): number {
  return lines().of.get(personId)?.size ?? 0;
}

/** Says to the lines of a person to look again; `*` to all. */
export function tellLines(personId: string): void {
  const told = personId === '*' ? [...lines().of.values()] : [lines().of.get(personId) ?? new Set<Line>()];
  for (const own of told) for (const { look } of [...own]) look();
}

/** Ends all lines, and those that still come: they would hold the process up. */
export function endLines(): void {
  const all = lines();
  all.isClosed = true;
  for (const own of [...all.of.values()]) for (const { end } of [...own]) end();
}

/** Takes lines again, after `endLines`: a process that starts anew, as tests do. */
export function openLines(): void {
  lines().isClosed = false;
}
