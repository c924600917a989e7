import { serveApi } from '#app/_shell/api/serve-api.ts';
import { listTagMaintenance } from '#app/api/v1/_operations/list-tag-maintenance.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(listTagMaintenance);
