import { serveApi } from '#app/_shell/api/serve-api.ts';
import { actOnLive } from '#app/api/v1/_operations/act-on-live.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(actOnLive);
