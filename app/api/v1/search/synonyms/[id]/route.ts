import { serveApi } from '#app/_shell/api/serve-api.ts';
import { deleteSynonyms } from '#app/api/v1/_operations/delete-synonyms.ts';
import { editSynonyms } from '#app/api/v1/_operations/edit-synonyms.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(editSynonyms, deleteSynonyms);
