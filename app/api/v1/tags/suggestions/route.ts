import { serveApi } from '#app/_shell/api/serve-api.ts';
import { suggestTags } from '#app/api/v1/_operations/suggest-tags.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(suggestTags);
