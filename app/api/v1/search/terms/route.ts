import { serveApi } from '#app/_shell/api/serve-api.ts';
import { readSearchTerms } from '#app/api/v1/_operations/read-search-terms.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(readSearchTerms);
