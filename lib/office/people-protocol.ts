import * as z from 'zod';
import { DEVICE_ROLES } from '#lib/office/certificate';
import { listedDeviceSchema, setupRequestSchema } from '#lib/office/protocol';
import { base64urlBytes, chosenIdSchema, deviceNameSchema, SECRET_BYTES } from '#lib/office/values';

// The requests and responses of `/office/v1` by which devices let others in, and end their access.

/** An open invitation: the SHA-256 of its token (its text), whom, as what, until when (an ISO instant), and the id of the device that invited. */
export const listedInvitationSchema = z.object({
  /** By which it is withdrawn. */
  tokenHash: base64urlBytes(SECRET_BYTES),
  name: deviceNameSchema,
  role: z.enum(DEVICE_ROLES),
  expires: z.string(),
  inviter: chosenIdSchema,
});

/** The response to `GET devices`: all that there ever were, since each may have acted, and who is invited. */
export const devicesSchema = z.object({
  devices: z.array(listedDeviceSchema),
  invitations: z.array(listedInvitationSchema).default([]),
});

/** `POST invitations`, by a clerk's device: the SHA-256 of the invitation's token (its text), base64url. */
export const invitationRequestSchema = z.strictObject({
  tokenHash: base64urlBytes(SECRET_BYTES),
  name: deviceNameSchema,
  role: z.enum(DEVICE_ROLES),
});

/** The response to it: until when it is open, an ISO instant. */
export const invitationResponseSchema = z.object({ expires: z.string() });

/** `POST invitations/withdraw`, by a clerk's device. */
export const withdrawalRequestSchema = z.strictObject({ tokenHash: base64urlBytes(SECRET_BYTES) });

/** The response to it. */
export const withdrawalResponseSchema = z.object({ state: z.literal('withdrawn') });

/** The response to `GET join`, with the invitation's token: whether a device has taken it. */
export const invitationStateSchema = z.object({ state: z.enum(['open', 'used']) });

/** `POST join`, with the invitation's token: the device that takes it. */
export const joinRequestSchema = setupRequestSchema.omit({ recipient: true });

/** The response to it: the device is one of the office's from now on. */
export const joinResponseSchema = z.object({ step: z.literal('active') });

/** `POST devices/revoke`, by a clerk's device. */
export const revokeRequestSchema = z.strictObject({ device: chosenIdSchema });

/** The response to it. */
export const revokeResponseSchema = z.object({ state: z.literal('revoked') });

export type InvitationRequest = z.output<typeof invitationRequestSchema>;
export type JoinRequest = z.output<typeof joinRequestSchema>;
export type OfficeDevices = z.output<typeof devicesSchema>;
export type ListedInvitation = z.output<typeof listedInvitationSchema>;
