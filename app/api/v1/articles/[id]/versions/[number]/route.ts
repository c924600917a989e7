import { serveApi } from '#app/_shell/api/serve-api.ts';
import { readVersion } from '#app/api/v1/_operations/read-version.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(readVersion);
