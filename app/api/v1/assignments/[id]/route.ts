import { serveApi } from '#app/_shell/api/serve-api.ts';
import { editAssignment } from '#app/api/v1/_operations/edit-assignment.ts';
import { readAssignment } from '#app/api/v1/_operations/read-assignment.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(readAssignment, editAssignment);
