import { createHmac, randomBytes } from 'node:crypto';

export type ViewRateLimiter = {
  /** Whether a view from this network counts. The empty name (unknown network) has no limit. */
  admit(network: string, story: number, nowMs: number): boolean;
};

/** Cells of each of the two rows: 1 MB in all, whatever comes in. */
const WIDTH = 1 << 18;

/**
 * Rate limiter for page views: a count-min sketch (Cormode and Muthukrishnan) per time window, which limits
 * a network without storing it.
 */
export function createViewRateLimiter({
  perNetwork,
  perStory,
  windowMs,
}: {
  /** Views that a network may count in a window. */
  perNetwork: number;
  /** … of one story. */
  perStory: number;
  windowMs: number;
}): ViewRateLimiter {
  const cells = new Uint16Array(2 * WIDTH);
  let key = randomBytes(16);
  let endsAt = Number.NEGATIVE_INFINITY;

  function begin(nowMs: number): void {
    cells.fill(0);
    key = randomBytes(16);
    endsAt = nowMs + windowMs;
  }

  function placesOf(name: string): [number, number] {
    const digest = createHmac('sha256', key).update(name).digest();
    return [digest.readUInt32LE(0) % WIDTH, WIDTH + (digest.readUInt32LE(4) % WIDTH)];
  }

  const count = ([one, other]: [number, number]) => Math.min(cells[one] ?? 0, cells[other] ?? 0);

  return {
    admit(network, story, nowMs) {
      if (network === '') return true;
      // After the clock was set back, the window would last as long as the clock was ahead.
      if (nowMs >= endsAt || nowMs < endsAt - windowMs) begin(nowMs);
      const ofNetwork = placesOf(network);
      const ofStory = placesOf(`${network} ${story}`);
      if (count(ofNetwork) >= perNetwork || count(ofStory) >= perStory) return false;
      for (const place of [...ofNetwork, ...ofStory]) cells[place] = (cells[place] ?? 0) + 1;
      return true;
    },
  };
}
