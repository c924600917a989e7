import type { Page, Response } from 'playwright';

/** A script that a page fetched: its bytes on the wire, head included. */
export type FetchedScript = { readonly url: string; readonly bytes: number };

/** Records all scripts that a page fetches from now on, also those of its workers; each address once. */
export function watchScripts(page: Page): { fetched: () => Promise<readonly FetchedScript[]> } {
  const responses = new Map<string, Response>();
  page.on('response', (response) => {
    const isScript = /javascript/.test(response.headers()['content-type'] ?? '');
    const [url = ''] = response.url().split('#');
    if (isScript && !responses.has(url)) responses.set(url, response);
  });
  return {
    fetched: () =>
      Promise.all(
        [...responses].map(async ([url, response]) => ({
          url,
          bytes: (await headBytes(response)) + bodyBytes(response),
        })),
      ),
  };
}

/** The total in bytes. */
export function bytesOf(scripts: readonly FetchedScript[]): number {
  return scripts.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** The status line, the header fields with line ends, and the empty line. */
async function headBytes(response: Response): Promise<number> {
  const fields = await response.headersArray();
  const status = `HTTP/1.1 ${response.status()} ${response.statusText()}`;
  return fields.reduce((sum, { name, value }) => sum + name.length + value.length + 4, status.length + 4);
}

function bodyBytes(response: Response): number {
  const length = Number(response.headers()['content-length']);
  // Without the header the size on the wire is unknown, and the script must not count as zero.
  if (Number.isNaN(length)) throw new Error(`${response.url()} came without its length`);
  return length;
}
