import { apiFailure } from '#app/_shell/api/api-failure.ts';
import { DomainError } from '#core/shared/domain-error.ts';

/** Answers unknown API paths with an API error. */
function answer(request: Request): Response {
  return apiFailure(new DomainError('request.unknown-address'), request);
}

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
