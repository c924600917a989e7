import type { ActionResult } from '#core/shared/action-result.ts';

type Answer<T> = Promise<ActionResult<T>>;

/** What a browser is told by WebAuthn, and what it answers; the server alone looks inside. */
export type PasskeyOptions = { readonly challenge: string };
export type PasskeyAnswer = unknown;

/** By what somebody who is signed in proves again that it is them. */
export type Proofs = {
  readonly byPassword: boolean;
  readonly byCode: boolean;
  readonly passkey: PasskeyOptions | null;
};

export type ProofDoors = {
  readonly proofsOf: () => Answer<Proofs>;
  readonly proveAgain: (
    proof: { password: string } | { code: string } | { passkey: PasskeyAnswer },
  ) => Answer<void>;
};

type WithCodes = { readonly recoveryCodes: readonly string[] | null };

/** What the screen of one's second factors asks of the server. */
export type FactorDoors = ProofDoors & {
  readonly beginApp: () => Answer<{
    readonly secret: string;
    readonly qr: { readonly size: number; readonly path: string };
  }>;
  readonly confirmApp: (code: string) => Answer<WithCodes>;
  readonly removeApp: () => Answer<void>;
  readonly beginPasskey: () => Answer<PasskeyOptions>;
  readonly addPasskey: (input: { name: string; answer: PasskeyAnswer }) => Answer<WithCodes>;
  readonly renamePasskey: (input: { passkeyId: string; name: string }) => Answer<void>;
  readonly removePasskey: (passkeyId: string) => Answer<void>;
  readonly renewCodes: () => Answer<{ readonly recoveryCodes: readonly string[] }>;
};

/** One's second factors. */
export type Factors = {
  readonly appSince: Date | null;
  readonly passkeys: readonly {
    readonly id: string;
    readonly name: string;
    readonly createdAt: Date;
    readonly lastUsedAt: Date | null;
  }[];
  readonly recoveryCodesLeft: number;
};
