import { serveApi } from '#app/_shell/api/serve-api.ts';
import { restoreTag } from '#app/api/v1/_operations/restore-tag.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(restoreTag);
