import { readFields } from '#app/_shell/api/api-body.ts';
import { jsonResponse } from '#app/_shell/api/json-response.ts';
import { markRead } from '#usecases/notifications/mark-read.ts';

/** Marks notifications as read, also from a page that is unloading. */
export async function POST(request: Request): Promise<Response> {
  return jsonResponse(request, async (ctx) => {
    await markRead(ctx, await readFields(request));
    return null;
  });
}
