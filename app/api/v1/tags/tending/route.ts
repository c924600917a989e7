import { serveApi } from '#app/_shell/api/serve-api.ts';
import { listTagsToTend } from '#app/api/v1/_operations/list-tags-to-tend.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(listTagsToTend);
