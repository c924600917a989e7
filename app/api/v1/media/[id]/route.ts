import { serveApi } from '#app/_shell/api/serve-api.ts';
import { editMedia } from '#app/api/v1/_operations/edit-media.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(editMedia);
