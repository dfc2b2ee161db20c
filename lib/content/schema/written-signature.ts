import * as z from 'zod';
import { day, line } from '#lib/model/values';

/**
 * Front matter of a signature: who signs, one or several, each on a line of its own, and the day written under the text.
 * The day may stand alone.
 */
export const writtenSignature = z
  .strictObject({
    name: line.meta({ example: '某某局' }).optional(),
    names: z.array(line.meta({ example: '某某局' }), '应为列表，每个单位写一项').optional(),
    date: day.meta({ example: '2024-10-30' }),
  })
  .refine(
    ({ name, names }) => name === undefined || names === undefined,
    '应只写 name（一个单位）或者 names（几个单位）中的一个',
  );
