import { serveApi } from '#app/_shell/api/serve-api.ts';
import { listAudit } from '#app/api/v1/_operations/list-audit.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(listAudit);
