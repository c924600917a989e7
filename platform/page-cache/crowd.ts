/** There are as many already as may wait: to be asked again in a while. */
export class TooMany extends Error {
  override readonly name = 'TooMany';
}

export type Crowd = {
  /** Does a piece of work of a network, or rejects with `TooMany`. The empty network has no share of its own. */
  readonly admit: <T>(work: () => Promise<T>, network?: string) => Promise<T>;
  /** The same, but waits in line where no place is free; rejects with `TooMany` where the line is full or takes too long. */
  readonly admitInLine: <T>(work: () => Promise<T>) => Promise<T>;
  /** How many were sent away. */
  readonly refused: () => number;
};

/** How many may wait for a place, and for how long. */
export type Line = { readonly most: number; readonly longestMs: number };

const NO_LINE: Line = { most: 0, longestMs: 0 };

export type CrowdOptions = {
  readonly line?: Line;
  /** The most places that one network (`core/shared/network-of.ts`) may take, so that no single one takes all of them. */
  readonly ofOneNetwork?: number;
};

/**
 * Lets in `atMost` pieces of work at a time, those that wait for their turn among them, and refuses the others at once. Whoever
 * asks without end then costs no more than this, and those who come with other wishes wait for no more than this. Where there is
 * a line, a place that is free goes to who has waited longest in it, before whoever comes then.
 */
export function createCrowd(
  atMost: number,
  { line = NO_LINE, ofOneNetwork = atMost }: CrowdOptions = {},
): Crowd {
  const waiting = new Set<() => void>();
  const byNetwork = new Map<string, number>();
  let inside = 0;
  let refused = 0;

  function refuse(why: string): TooMany {
    refused += 1;
    return new TooMany(why);
  }

  function placeInLine(): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        waiting.delete(enter);
        reject(refuse(`no place was free within ${line.longestMs} ms`));
      }, line.longestMs);
      const enter = () => {
        clearTimeout(late);
        waiting.delete(enter);
        resolve();
      };
      waiting.add(enter);
    });
  }

  /** Whoever is next has the place within this turn, so that nobody comes between. */
  function leave(): void {
    const [next] = waiting;
    if (next === undefined) inside -= 1;
    else next();
  }

  function takeShare(network: string): void {
    const taken = byNetwork.get(network) ?? 0;
    if (taken >= ofOneNetwork) throw refuse(`${ofOneNetwork} of one network are being made already`);
    byNetwork.set(network, taken + 1);
  }

  function giveShareBack(network: string): void {
    const left = (byNetwork.get(network) ?? 1) - 1;
    if (left > 0) byNetwork.set(network, left);
    else byNetwork.delete(network);
  }

  async function inShare<T>(network: string, work: () => Promise<T>): Promise<T> {
    if (network === '') return work();
    takeShare(network);
    try {
      return await work();
    } finally {
      giveShareBack(network);
    }
  }

  async function inPlace<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } finally {
      leave();
    }
  }

  return {
    admit: (work, network = '') =>
      inShare(network, async () => {
        if (inside >= atMost) throw refuse(`${atMost} are being made already`);
        inside += 1;
        return inPlace(work);
      }),
    async admitInLine(work) {
      if (inside < atMost) inside += 1;
      else if (waiting.size < line.most) await placeInLine();
      else throw refuse(`${waiting.size} wait already`);
      return inPlace(work);
    },
    refused: () => refused,
  };
}
