import { liveResponse } from '#app/_shell/reader/live-response.ts';

export const dynamic = 'force-dynamic';

/** What has changed in a live story since the change that the asker has heard; the open line says the same. */
export function GET(request: Request): Promise<Response> {
  return liveResponse(new URL(request.url));
}
