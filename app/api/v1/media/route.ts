import { serveApi } from '#app/_shell/api/serve-api.ts';
import { listMedia } from '#app/api/v1/_operations/list-media.ts';
import { uploadMedia } from '#app/api/v1/_operations/upload-media.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(listMedia, uploadMedia);
