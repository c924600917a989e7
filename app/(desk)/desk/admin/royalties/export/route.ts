import { downloadResponse } from '#app/_shell/api/download-response.ts';
import { exportRoyalties } from '#usecases/royalties/export-royalties.ts';

/** Downloads a month of royalties. POST only, so that a link of another site cannot trigger it. */
export async function POST(request: Request): Promise<Response> {
  return downloadResponse(request, 'royalties', (ctx, input) => exportRoyalties(ctx, input));
}
