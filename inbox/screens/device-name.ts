import { DEVICE_NAME_MOST, deviceNameSchema } from '#lib/office/values';

/** Says in Chinese why a device cannot be known by a name, as `deviceNameSchema` has it; null where it can. */
export function deviceNameError(trimmed: string): string | null {
  if (trimmed === '') return '请填写姓名';
  if (trimmed.length > DEVICE_NAME_MOST) return `姓名最多${DEVICE_NAME_MOST}个字`;
  if (!deviceNameSchema.safeParse(trimmed).success)
    return '姓名里有看不见的字符，可能是粘贴带来的。请删掉，自己打一遍';
  return null;
}
