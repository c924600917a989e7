/** Longer than most tunnels, and not so long that a page which can be read and not used is taken for one that works. */
const RETRY_DELAYS_MS = [300, 1_000, 3_000, 6_000, 10_000];

/** The texts in the file at the address, asked for again after a pause where the line was lost; null where it stays lost. */
export async function fetchMessages(address: string): Promise<Record<string, unknown> | null> {
  for (const pauseMs of RETRY_DELAYS_MS) {
    const words = await askFor(address);
    if (words !== null) return words;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return askFor(address);
}

async function askFor(address: string): Promise<Record<string, unknown> | null> {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
