import { serveApi } from '#app/_shell/api/serve-api.ts';
import { suggestSearches } from '#app/api/v1/_operations/suggest-searches.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(suggestSearches);
