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

/**
 * The internal state in which `writeHead` stores the head. Node has no public API for a preformatted head.
 */
type Inside = { _header: string | null; _headerSent: boolean; _keepAliveTimeout: number };

/**
 * Writes a preformatted head to a fresh response. `writeHead` validates each name and value again: for our
 * dozen headers a quarter of the cost of a cached page (bench/README.md). The headers that Node adds are
 * added here. If the connection closes after the answer, `writeHead` is used.
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

/** Buffers of the present second: the head contains `Date`. */
const pieces = new Map<Head, Piece>();
let secondOfPieces = 0;

/**
 * Writes a complete response if nothing was written yet. Head and body are one buffer, which is built once a
 * second. Node would pass a string and a buffer to the system as a new list for each request. That is a sixth
 * of a cached page's cost (decision 0034).
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

/** The headers that Node adds to a response on a kept-alive connection. */
function endOfHead({ _keepAliveTimeout }: Inside, second: number): string {
  const seconds = Math.floor(_keepAliveTimeout / 1_000);
  const keepAlive = seconds > 0 ? `Keep-Alive: timeout=${seconds}\r\n` : '';
  return `Date: ${dateOf(second)}\r\nConnection: keep-alive\r\n${keepAlive}\r\n`;
}

const secondNow = () => Math.floor(Date.now() / 1_000);

const date = { second: 0, text: '' };

/** Formatted once a second, for all responses of that second. */
function dateOf(second: number): string {
  if (second !== date.second) Object.assign(date, { second, text: new Date(second * 1_000).toUTCString() });
  return date.text;
}
