import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isProxyAddress } from './client-address.ts';

/** The header of the request id. It appears in the log and in the response. */
export const requestIdHeader = 'x-request-id';

/** Safe in a log line and in a header, and too short to carry other data. */
const WELL_FORMED = /^[\w.:-]{8,64}$/;

/**
 * Assigns the request id: the id of a proxy in a private network, so that both logs match, otherwise a new
 * one.
 */
export function assignRequestId(request: IncomingMessage, response: ServerResponse): string {
  const given = request.headers[requestIdHeader];
  const isTrusted = isProxyAddress(request.socket.remoteAddress ?? '');
  const id = isTrusted && typeof given === 'string' && WELL_FORMED.test(given) ? given : randomUUID();
  request.headers[requestIdHeader] = id;
  response.setHeader(requestIdHeader, id);
  return id;
}
