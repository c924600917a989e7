import { serveApi } from '#app/_shell/serve-api.ts';
import { listSections } from '#app/api/v1/_operations/list-sections.ts';

export const GET = serveApi(listSections);
