import { serveApi } from '#app/_shell/api/serve-api.ts';
import { createSynonyms } from '#app/api/v1/_operations/create-synonyms.ts';
import { listSynonyms } from '#app/api/v1/_operations/list-synonyms.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(listSynonyms, createSynonyms);
