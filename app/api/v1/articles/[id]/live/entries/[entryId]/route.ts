import { serveApi } from '#app/_shell/api/serve-api.ts';
import { editLiveEntry } from '#app/api/v1/_operations/edit-live-entry.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(editLiveEntry);
