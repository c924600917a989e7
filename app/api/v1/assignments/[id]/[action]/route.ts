import { serveApi } from '#app/_shell/api/serve-api.ts';
import { actOnAssignment } from '#app/api/v1/_operations/act-on-assignment.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(actOnAssignment);
