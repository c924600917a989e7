import { downloadResponse } from '#app/_shell/api/download-response.ts';
import { exportAudit } from '#usecases/audit/export-audit.ts';

/** The audit as a file, by the filters of the screen. A form sends it, so that no other site's link can. */
export async function POST(request: Request): Promise<Response> {
  return downloadResponse(request, 'audit', (ctx, input) => exportAudit(ctx, input));
}
