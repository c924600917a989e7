import { serveApi } from '#app/_shell/api/serve-api.ts';
import { tellTagsApart } from '#app/api/v1/_operations/tell-tags-apart.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(tellTagsApart);
