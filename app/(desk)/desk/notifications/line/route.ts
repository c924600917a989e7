import { deskEventStream } from '#app/_shell/desk/desk-event-stream.ts';
import { currentSession } from '#app/_shell/session/session.ts';
import { countUserStreams } from '#platform/http/user-streams.ts';

/** More windows than a person has open. The tabs of one browser share a stream. */
const linesMax = 30;

/** The event stream by which open screens learn the number of unread notifications. */
export async function GET(request: Request): Promise<Response> {
  const session = await currentSession();
  if (session === null) return new Response(null, { status: 401 });
  if (countUserStreams(session.ctx.actor.id) >= linesMax) return new Response(null, { status: 429 });
  return deskEventStream(session, request.signal);
}

/** Without a body. Next would open a stream and never end it. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { allow: 'GET' } });
}
