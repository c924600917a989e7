import { serveApi } from '#app/_shell/api/serve-api.ts';
import { listReads } from '#app/api/v1/_operations/list-reads.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(listReads);
