'use server';
import { actionContext } from '#app/_shell/actions/action-context.ts';
import { toResult } from '#app/_shell/actions/action-result.ts';
import { changeMailSettings } from '#usecases/mail/change-mail-settings.ts';
import { sendTestMail } from '#usecases/mail/send-test-mail.ts';
import { savePreferences } from '#usecases/notifications/save-preferences.ts';
import { createWebhook } from '#usecases/webhooks/create-webhook.ts';
import { deleteWebhook } from '#usecases/webhooks/delete-webhook.ts';
import { editWebhook } from '#usecases/webhooks/edit-webhook.ts';
import { redeliver } from '#usecases/webhooks/redeliver.ts';
import { renewWebhookSecret } from '#usecases/webhooks/renew-webhook-secret.ts';
import { switchWebhook } from '#usecases/webhooks/switch-webhook.ts';
import { testWebhook } from '#usecases/webhooks/test-webhook.ts';

export async function chooseNotifications(input: unknown) {
  return toResult(async () => savePreferences(await actionContext(), input));
}

export async function setMail(input: unknown) {
  return toResult(async () => changeMailSettings(await actionContext(), input));
}

export async function tryMail(input: unknown) {
  return toResult(async () => sendTestMail(await actionContext(), input));
}

export async function addWebhook(input: unknown) {
  return toResult(async () => createWebhook(await actionContext(), input));
}

export async function changeWebhook(input: unknown) {
  return toResult(async () => editWebhook(await actionContext(), input));
}

export async function renewSecret(webhookId: string) {
  return toResult(async () => renewWebhookSecret(await actionContext(), { webhookId }));
}

export async function turnWebhook(webhookId: string, to: 'on' | 'off') {
  return toResult(async () => switchWebhook(await actionContext(), { webhookId, to }));
}

export async function removeWebhook(webhookId: string) {
  return toResult(async () => deleteWebhook(await actionContext(), { webhookId }));
}

export async function tryWebhook(webhookId: string) {
  return toResult(async () => testWebhook(await actionContext(), { webhookId }));
}

export async function deliverAgain(webhookId: string, deliveryId: string) {
  return toResult(async () => redeliver(await actionContext(), { webhookId, deliveryId }));
}
