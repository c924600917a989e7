'use server';
import { actionContext } from '#app/_shell/actions/action-context.ts';
import { toResult } from '#app/_shell/actions/action-result.ts';
import { factorContext } from '#app/_shell/session/factor-context.ts';
import { addPasskey as add } from '#usecases/factors/add-passkey.ts';
import { beginPasskey as begin } from '#usecases/factors/begin-passkey.ts';
import { beginTotp } from '#usecases/factors/begin-totp.ts';
import { confirmTotp } from '#usecases/factors/confirm-totp.ts';
import { removePasskey as remove } from '#usecases/factors/remove-passkey.ts';
import { removeTotp } from '#usecases/factors/remove-totp.ts';
import { renamePasskey as rename } from '#usecases/factors/rename-passkey.ts';
import { renewRecoveryCodes } from '#usecases/factors/renew-recovery-codes.ts';
import { readProofs } from '#usecases/sessions/read-proofs.ts';
import { reauthenticate } from '#usecases/sessions/reauthenticate.ts';
import { requireFresh } from '#usecases/shared/require-fresh-proof.ts';

export async function beginApp() {
  return toResult(async () => beginTotp(await factorContext()));
}

export async function confirmApp(code: string) {
  return toResult(async () => confirmTotp(await factorContext(), { code }));
}

export async function removeApp() {
  return toResult(async () => removeTotp(await factorContext()));
}

export async function beginPasskey() {
  return toResult(async () => begin(await factorContext()));
}

export async function addPasskey(input: { name: string; answer: unknown }) {
  return toResult(async () => add(await factorContext(), input));
}

export async function renamePasskey(input: { passkeyId: string; name: string }) {
  return toResult(async () => rename(await factorContext(), input));
}

export async function removePasskey(passkeyId: string) {
  return toResult(async () => remove(await factorContext(), { passkeyId }));
}

export async function renewCodes() {
  return toResult(async () => renewRecoveryCodes(await factorContext()));
}

/** The ways in which the signed-in person can authenticate again. */
export async function proofsOf() {
  return toResult(async () => readProofs(await factorContext()));
}

export async function proveAgain(proof: { password: string } | { code: string } | { passkey: unknown }) {
  return toResult(async () => reauthenticate(await factorContext(), proof));
}

/** Fails with `auth.reauthenticate` unless this session has a recent proof. Called before a download. */
export async function requireProof() {
  return toResult(async () => requireFresh(await actionContext()));
}
