import { serveApi } from '#app/_shell/api/serve-api.ts';
import { writeLiveEntry } from '#app/api/v1/_operations/write-live-entry.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(writeLiveEntry);
