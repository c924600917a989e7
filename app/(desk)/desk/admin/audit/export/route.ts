import { downloadResponse } from '#app/_shell/api/download-response.ts';
import { exportAudit } from '#usecases/audit/export-audit.ts';

/**
 * Downloads the audit log with the filters of the screen. POST only, so that a link of another site cannot
 * trigger it.
 */
export async function POST(request: Request): Promise<Response> {
  return downloadResponse(request, 'audit', (ctx, input) => exportAudit(ctx, input));
}
