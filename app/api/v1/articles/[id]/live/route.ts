import { serveApi } from '#app/_shell/api/serve-api.ts';
import { readLive } from '#app/api/v1/_operations/read-live.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(readLive);
