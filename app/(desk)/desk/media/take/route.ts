import { readFields } from '#app/_shell/api/api-body.ts';
import { jsonResponse } from '#app/_shell/api/json-response.ts';
import { takeRemotePicture } from '#usecases/media/take-remote-picture.ts';

/** Imports a picture of another site that came with a paste. URL and captions come as JSON. */
export async function POST(request: Request): Promise<Response> {
  return jsonResponse(request, async (ctx) =>
    takeRemotePicture(ctx, (await readFields(request)) as Parameters<typeof takeRemotePicture>[1]),
  );
}
