import { type ServerResponse, STATUS_CODES, validateHeaderName, validateHeaderValue } from 'node:http';

/** The head of an answer, laid out once: as `writeHead` takes it, and as it goes over the wire. */
export type Head = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly lines: string;
};

/** Throws where a name or a value could not stand in a head. */
export function layOut(status: number, headers: Readonly<Record<string, string>>): Head {
  const entries = Object.entries(headers);
  for (const [name, value] of entries) {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  }
  const first = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'unknown'}\r\n`;
  return { status, headers, lines: first + entries.map(([name, value]) => `${name}: ${value}\r\n`).join('') };
}

/** What `writeHead` keeps of an answer; Node has no public way to give it a head that needs no second look. */
type Inside = { _header: string | null; _keepAliveTimeout: number };

/**
 * Puts the head before an answer that nobody has touched yet. `writeHead` looks at each name and value again, which for our
 * dozen headers is a quarter of all that a kept page costs (bench/README.md). What Node adds to a head is added here; a
 * reader whose connection ends with the answer is left to it.
 */
export function putHead(response: ServerResponse, head: Head): void {
  if (!response.shouldKeepAlive) {
    response.writeHead(head.status, head.headers);
    return;
  }
  const inside = response as unknown as Inside;
  const seconds = Math.floor(inside._keepAliveTimeout / 1_000);
  const keepAlive = seconds > 0 ? `Keep-Alive: timeout=${seconds}\r\n` : '';
  response.statusCode = head.status;
  inside._header = `${head.lines}Date: ${dateNow()}\r\nConnection: keep-alive\r\n${keepAlive}\r\n`;
}

const date = { second: 0, text: '' };

/** Written once a second, for all answers of that second. */
function dateNow(): string {
  const second = Math.floor(Date.now() / 1_000);
  if (second !== date.second) Object.assign(date, { second, text: new Date(second * 1_000).toUTCString() });
  return date.text;
}
