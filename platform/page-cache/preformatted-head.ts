import { type ServerResponse, STATUS_CODES, validateHeaderName, validateHeaderValue } from 'node:http';

/** A preformatted response head: as `writeHead` takes it, and as bytes on the wire. */
export type Head = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly lines: string;
};

/** Formats a head. Throws for an invalid name or value. */
export function formatHead(status: number, headers: Readonly<Record<string, string>>): Head {
  const entries = Object.entries(headers);
  for (const [name, value] of entries) {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  }
  const first = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'unknown'}\r\n`;
  return { status, headers, lines: first + entries.map(([name, value]) => `${name}: ${value}\r\n`).join('') };
}

/** What `writeHead` keeps of an answer; Node has no public way to give it a head that needs no second look. */
type Inside = { _header: string | null; _headerSent: boolean; _keepAliveTimeout: number };

/**
 * Puts the head before an answer that nobody has touched yet. `writeHead` looks at each name and value again, which for our
 * dozen headers is a quarter of all that a kept page costs (bench/README.md). What Node adds to a head is added here; a
 * reader whose connection ends with the answer is left to it.
 */
export function writeHeadFast(response: ServerResponse, head: Head): void {
  if (!response.shouldKeepAlive) {
    response.writeHead(head.status, head.headers);
    return;
  }
  response.statusCode = head.status;
  const inside = response as unknown as Inside;
  inside._header = head.lines + endOfHead(inside, secondNow());
}

/** A few pages account for most requests within a second. The rest are written in two parts. */
const MAX_BUFFERS = 64;
const MAX_BUFFER_BYTES = 65_536;

type Piece = { readonly keepAliveMs: number; readonly bytes: Buffer };

/** Of this second, which their heads name. */
const pieces = new Map<Head, Piece>();
let secondOfPieces = 0;

/**
 * Answers whole, where nobody has touched the answer yet. Head and body go as one piece that is put together once a second:
 * Node hands the system a text and bytes as a list, made anew for each reader, which is a sixth of what a kept page costs (decision 0034).
 */
export function writeResponse(response: ServerResponse, { head, body }: { head: Head; body: Buffer }): void {
  const piece = response.shouldKeepAlive ? pieceOf(response as unknown as Inside, head, body) : null;
  if (piece === null) {
    writeHeadFast(response, head);
    response.end(body);
    return;
  }
  response.statusCode = head.status;
  Object.assign(response, { _header: head.lines, _headerSent: true } satisfies Partial<Inside>);
  response.end(piece);
}

function pieceOf(inside: Inside, head: Head, body: Buffer): Buffer | null {
  const second = secondNow();
  if (second !== secondOfPieces) {
    pieces.clear();
    secondOfPieces = second;
  }
  const keepAliveMs = inside._keepAliveTimeout;
  const known = pieces.get(head);
  if (known?.keepAliveMs === keepAliveMs) return known.bytes;
  if (pieces.size >= MAX_BUFFERS || body.length > MAX_BUFFER_BYTES) return null;
  const bytes = Buffer.concat([Buffer.from(head.lines + endOfHead(inside, second), 'latin1'), body]);
  pieces.set(head, { keepAliveMs, bytes });
  return bytes;
}

/** What Node adds to the head of an answer whose connection goes on. */
function endOfHead({ _keepAliveTimeout }: Inside, second: number): string {
  const seconds = Math.floor(_keepAliveTimeout / 1_000);
  const keepAlive = seconds > 0 ? `Keep-Alive: timeout=${seconds}\r\n` : '';
  return `Date: ${dateOf(second)}\r\nConnection: keep-alive\r\n${keepAlive}\r\n`;
}

const secondNow = () => Math.floor(Date.now() / 1_000);

const date = { second: 0, text: '' };

/** Written once a second, for all answers of that second. */
function dateOf(second: number): string {
  if (second !== date.second) Object.assign(date, { second, text: new Date(second * 1_000).toUTCString() });
  return date.text;
}
