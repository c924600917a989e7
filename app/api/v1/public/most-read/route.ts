import { serveApi } from '#app/_shell/api/serve-api.ts';
import { listPublicMostRead } from '#app/api/v1/_operations/list-public-most-read.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(listPublicMostRead);
