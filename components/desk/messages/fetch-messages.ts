/** Longer than most tunnels, but not so long that a page without interaction seems to work. */
const RETRY_DELAYS_MS = [300, 1_000, 3_000, 6_000, 10_000];

/** Loads the messages from a URL, with retries after network failures. Null if all fail. */
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
