import { serveApi } from '#app/_shell/api/serve-api.ts';
import { mergeTags } from '#app/api/v1/_operations/merge-tags.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(mergeTags);
