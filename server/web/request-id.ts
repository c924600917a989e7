import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isNearby } from './client-address.ts';

/** By this name the number of a request goes through the process, into the log and back to whoever asked. */
export const requestIdHeader = 'x-request-id';

/** What stands in a line of a log and in a header, and is too short to carry anything else. */
const WELL_FORMED = /^[\w.:-]{8,64}$/;

/**
 * Gives a request its number: that of a proxy nearby, so that both logs can be laid side by side, otherwise a new one. It is
 * in the answer, whatever becomes of it; a packed file of the build alone takes it out again.
 */
export function numberRequest(request: IncomingMessage, response: ServerResponse): string {
  const given = request.headers[requestIdHeader];
  const isTrusted = isNearby(request.socket.remoteAddress ?? '');
  const id = isTrusted && typeof given === 'string' && WELL_FORMED.test(given) ? given : randomUUID();
  request.headers[requestIdHeader] = id;
  response.setHeader(requestIdHeader, id);
  return id;
}
