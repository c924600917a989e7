import { serveApi } from '#app/_shell/api/serve-api.ts';
import { readReads } from '#app/api/v1/_operations/read-reads.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(readReads);
