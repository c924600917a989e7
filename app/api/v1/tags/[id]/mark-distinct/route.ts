import { serveApi } from '#app/_shell/api/serve-api.ts';
import { markTagsDistinct } from '#app/api/v1/_operations/mark-tags-distinct.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(markTagsDistinct);
