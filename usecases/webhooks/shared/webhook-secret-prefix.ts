/** By this scanners know the secret of a webhook where it does not belong. */
export const webhookSecretPrefix = 'whsec_';
