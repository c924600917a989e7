import { serveApi } from '#app/_shell/api/serve-api.ts';
import { breakOutLiveEntry } from '#app/api/v1/_operations/break-out-live-entry.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(breakOutLiveEntry);
