import { serveApi } from '#app/_shell/api/serve-api.ts';
import { readFront } from '#app/api/v1/_operations/read-front.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(readFront);
