import { deskEventStream } from '#app/_shell/desk/desk-event-stream.ts';
import { currentSession } from '#app/_shell/session/session.ts';
import { countUserStreams } from '#platform/http/user-streams.ts';

/** More windows than anybody has; the browsers share a line between theirs. */
const linesMax = 30;

/** The line by which open screens hear how much their person has not read. */
export async function GET(request: Request): Promise<Response> {
  const session = await currentSession();
  if (session === null) return new Response(null, { status: 401 });
  if (countUserStreams(session.ctx.actor.id) >= linesMax) return new Response(null, { status: 429 });
  return deskEventStream(session, request.signal);
}

/** Of a line there is nothing but its words; Next would open one and never end it. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { allow: 'GET' } });
}
