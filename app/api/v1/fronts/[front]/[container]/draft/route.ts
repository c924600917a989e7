import { serveApi } from '#app/_shell/api/serve-api.ts';
import { discardFrontDraft } from '#app/api/v1/_operations/discard-front-draft.ts';
import { editFrontDraft } from '#app/api/v1/_operations/edit-front-draft.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(editFrontDraft, discardFrontDraft);
