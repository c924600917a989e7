import { serveApi } from '#app/_shell/serve-api.ts';
import { mergeTags } from '#app/api/v1/_operations/merge-tags.ts';

export const POST = serveApi(mergeTags);
