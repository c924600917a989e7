import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isProxyAddress } from './client-address.ts';

/** By this name the number of a request goes through the process, into the log and back to whoever asked. */
export const requestIdHeader = 'x-request-id';

/** What stands in a line of a log and in a header, and is too short to carry anything else. */
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
