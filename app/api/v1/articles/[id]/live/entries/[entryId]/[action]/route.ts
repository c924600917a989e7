import { serveApi } from '#app/_shell/api/serve-api.ts';
import { actOnLiveEntry } from '#app/api/v1/_operations/act-on-live-entry.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(actOnLiveEntry);
