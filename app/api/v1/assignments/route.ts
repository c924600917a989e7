import { serveApi } from '#app/_shell/api/serve-api.ts';
import { createAssignment } from '#app/api/v1/_operations/create-assignment.ts';
import { listAssignments } from '#app/api/v1/_operations/list-assignments.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serveApi(listAssignments, createAssignment);
