import { downloadResponse } from '#app/_shell/api/download-response.ts';
import { exportRoyalties } from '#usecases/royalties/export-royalties.ts';

/** A month of royalties as a file. A form sends it, so that no other site's link can. */
export async function POST(request: Request): Promise<Response> {
  return downloadResponse(request, 'royalties', (ctx, input) => exportRoyalties(ctx, input));
}
