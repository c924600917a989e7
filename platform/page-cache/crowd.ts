/** There are as many already as may wait: to be asked again in a while. */
export class TooMany extends Error {
  override readonly name = 'TooMany';
}

export type Crowd = {
  /** Does a piece of work, or rejects with `TooMany`. */
  readonly admit: <T>(work: () => Promise<T>) => Promise<T>;
  /** How many were sent away. */
  readonly refused: () => number;
};

/**
 * Lets in `atMost` pieces of work at a time, those that wait for their turn among them, and refuses the others at once. Whoever
 * asks without end then costs no more than this, and those who come with other wishes wait for no more than this.
 */
export function createCrowd(atMost: number): Crowd {
  let inside = 0;
  let refused = 0;
  return {
    async admit(work) {
      if (inside >= atMost) {
        refused += 1;
        throw new TooMany(`${atMost} are being made already`);
      }
      inside += 1;
      try {
        return await work();
      } finally {
        inside -= 1;
      }
    },
    refused: () => refused,
  };
}
