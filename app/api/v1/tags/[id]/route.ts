import { serveApi } from '#app/_shell/serve-api.ts';
import { editTag } from '#app/api/v1/_operations/edit-tag.ts';

export const PATCH = serveApi(editTag);
