import { base64, base64urlnopad } from '@scure/base';
import { createUnsealer, sealJson, UnsealError } from '#lib/feedback/crypto/sealing';
import { UNREADABLE } from '#lib/feedback/export/opened';
import { normalizeText } from '#lib/feedback/form/written-text';
import { type Certificate, isValidOn } from '#lib/office/certificate';
import type { SealedTemplates } from '#lib/office/templates/protocol';
import {
  isTemplateSignedBy,
  signTemplate,
  type TemplateWords,
  templateWordsSchema,
} from '#lib/office/templates/template';
import { CHOSEN_ID_BYTES } from '#lib/office/values';
import { ActNotAllowed, type Actor } from '../acts/make-act';
import type { OfficeClient } from '../client';
import type { OfficeTemplate, OfficeTemplates } from './template-types';

interface TemplateParts {
  readonly client: Pick<OfficeClient, 'templates' | 'keepTemplate' | 'dropTemplate'>;
  readonly actor: Actor;
  readonly identities: readonly string[];
  readonly isReader: boolean;
  /** The certificates that the office signed, as far as they were loaded, by the device's id. */
  devices(): ReadonlyMap<string, Certificate>;
  /** Loads the certificates anew. @throws OfficeError. */
  loadDevices(): Promise<void>;
}

/** A sealed template with its words; null where they do not open. */
type OpenedTemplate = readonly [SealedTemplates[number], TemplateWords | null];

/** Creates what a session does with templates. */
export function officeTemplates(parts: TemplateParts): OfficeTemplates {
  const { client, actor, identities, isReader, devices, loadDevices } = parts;
  const unsealer = createUnsealer(identities);
  let known: readonly OfficeTemplate[] = [];

  async function open(template: SealedTemplates[number]): Promise<OpenedTemplate> {
    try {
      return [template, await unsealer(templateWordsSchema, base64.decode(template.sealed))];
    } catch (error) {
      if (error instanceof UnsealError) return [template, null];
      throw error;
    }
  }

  function vouched([{ id, version }, words]: OpenedTemplate): OfficeTemplate {
    // What was moved to another place, or brought back from before, is none.
    if (words?.id !== id || words.version !== version)
      return { id, version, title: UNREADABLE, text: '', by: null, isReadable: false };
    const device = devices().get(words.device);
    const isVouched =
      device?.role === 'clerk' && isValidOn(device, words.day) && isTemplateSignedBy(words, device.verifyKey);
    const by = isVouched ? device.name : null;
    return { id, version, title: words.title, text: words.text, by, isReadable: true };
  }

  const chosenId = () => base64urlnopad.encode(actor.random(CHOSEN_ID_BYTES));
  return {
    known: () => known,
    load: async () => {
      const opened = await Promise.all((await client.templates()).map(open));
      // Templates may be read before the session's first visit has ended, or be of a device that joined since the last one.
      const isKnown = ([, words]: OpenedTemplate) => words === null || devices().has(words.device);
      if (!opened.every(isKnown)) await loadDevices();
      known = opened.map(vouched).sort((a, b) => a.title.localeCompare(b.title, 'zh'));
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
