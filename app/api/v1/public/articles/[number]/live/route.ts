import { serveApi } from '#app/_shell/api/serve-api.ts';
import { readPublicLive } from '#app/api/v1/_operations/read-public-live.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(readPublicLive);
