import { liveResponse } from '#app/_shell/reader/live-response.ts';

export const dynamic = 'force-dynamic';

/** The changes of a live story after the given change id. The fallback for the event stream. */
export function GET(request: Request): Promise<Response> {
  return liveResponse(new URL(request.url));
}
