import { serveApi } from '#app/_shell/api/serve-api.ts';
import { editTag } from '#app/api/v1/_operations/edit-tag.ts';
import { retireTag } from '#app/api/v1/_operations/retire-tag.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(editTag, retireTag);
