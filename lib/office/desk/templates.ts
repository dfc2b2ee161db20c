import { base64 } from '@scure/base';
import type { Device } from '#lib/feedback/store/office/office-store';
import type { FeedbackStore } from '#lib/feedback/store/store';
import type { InboxResponse } from '#lib/office/desk/inbox-request';
import type { TemplateOutcome, TemplateRequest } from '#lib/office/templates/protocol';

/** Most templates that an office keeps. */
const TEMPLATES_MOST = 100;

type Asking = Pick<Device, 'role'>;

/** Every template, sealed. @throws StoreUnavailable. */
export async function listedTemplates(store: Pick<FeedbackStore, 'templates'>): Promise<InboxResponse> {
  const templates = (await store.templates()).map(({ id, version, sealed }) => ({
    ...{ id, version },
    sealed: base64.encode(sealed),
  }));
  return { status: 200, json: { templates } };
}

/** Stores a template, or other words of one. @throws StoreUnavailable. */
export async function keepTemplate(
  { office, id, version, upon, sealed }: TemplateRequest,
  device: Asking,
  store: Pick<FeedbackStore, 'putTemplate'>,
): Promise<InboxResponse> {
  if (device.role !== 'clerk') return told('refused');
  const template = { id, version, sealed: base64.decode(sealed), sealedTo: office };
  return told(await store.putTemplate(template, upon, TEMPLATES_MOST));
}

/** Removes a template of a version. @throws StoreUnavailable. */
export async function dropTemplate(
  { id, upon }: { readonly id: string; readonly upon: string },
  device: Asking,
  store: Pick<FeedbackStore, 'removeTemplate'>,
): Promise<InboxResponse> {
  return told(device.role === 'clerk' ? await store.removeTemplate(id, upon) : 'refused');
}

const told = (result: TemplateOutcome): InboxResponse => ({ status: 200, json: { result } });
