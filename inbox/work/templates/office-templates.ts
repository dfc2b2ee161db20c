import { base64, base64urlnopad } from '@scure/base';
import { sealJson, UnsealError, unsealJson } from '#lib/feedback/crypto/sealing';
import { UNREADABLE } from '#lib/feedback/export/opened';
import { normalizeText } from '#lib/feedback/form/written-text';
import { type Certificate, isValidOn } from '#lib/office/certificate';
import type { SealedTemplates } from '#lib/office/templates/protocol';
import { isTemplateSignedBy, signTemplate, templateWordsSchema } from '#lib/office/templates/template';
import { CHOSEN_ID_BYTES } from '#lib/office/values';
import { ActNotAllowed, type Actor } from '../acts/make-act';
import type { OfficeClient } from '../client';
import type { OfficeTemplate, OfficeTemplates } from './template-types';

interface TemplateParts {
  readonly client: Pick<OfficeClient, 'templates' | 'keepTemplate' | 'dropTemplate'>;
  readonly actor: Actor;
  readonly identities: readonly string[];
  readonly isReader: boolean;
  /** The certificates that the office signed, by the device's id. */
  devices(): ReadonlyMap<string, Certificate>;
}

/** Creates what a session does with templates. */
export function officeTemplates(parts: TemplateParts): OfficeTemplates {
  const { client, actor, identities, isReader, devices } = parts;
  let known: readonly OfficeTemplate[] = [];

  async function opened({ id, version, sealed }: SealedTemplates[number]): Promise<OfficeTemplate> {
    const unreadable = { id, version, title: UNREADABLE, text: '', by: null, isReadable: false };
    try {
      const words = await unsealJson(templateWordsSchema, base64.decode(sealed), identities);
      // What was moved to another place, or brought back from before, is none.
      if (words.id !== id || words.version !== version) return unreadable;
      const device = devices().get(words.device);
      const isVouched =
        device?.role === 'clerk' &&
        isValidOn(device, words.day) &&
        isTemplateSignedBy(words, device.verifyKey);
      const by = isVouched ? device.name : null;
      return { id, version, title: words.title, text: words.text, by, isReadable: true };
    } catch (error) {
      if (error instanceof UnsealError) return unreadable;
      throw error;
    }
  }

  const chosenId = () => base64urlnopad.encode(actor.random(CHOSEN_ID_BYTES));
  return {
    known: () => known,
    load: async () => {
      const sealed = await client.templates();
      const all = await Promise.all(sealed.map(opened));
      known = all.sort((a, b) => a.title.localeCompare(b.title, 'zh'));
      return known;
    },
    keep: async ({ title, text }, upon) => {
      if (isReader) throw new ActNotAllowed('reader');
      const { device, key, office } = actor;
      const ids = { id: upon?.id ?? chosenId(), version: chosenId() };
      const said = { title: title.trim(), text: normalizeText(text).trimEnd() };
      const words = signTemplate({ v: 1, ...ids, ...said, device, day: actor.today() }, key);
      const sealed = base64.encode(await sealJson(words, [office]));
      return client.keepTemplate({ office, ...ids, upon: upon?.version ?? null, sealed });
    },
    drop: async ({ id, version }) => {
      if (isReader) throw new ActNotAllowed('reader');
      return client.dropTemplate(id, version);
    },
  };
}
