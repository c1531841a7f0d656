import { z } from 'zod';

/** A text of a content. */
export interface PlacedText {
  /** Where it stands, such as `awards.0.title`. */
  place: string;
  text: string;
  /** Whether it is somebody's words, or something that is known by a number, such as an address or an id. */
  role: 'WORDS' | 'NUMBER';
}

type Walk = (value: unknown, place: string, found: PlacedText[]) => void;

/** Names of fields whose values are numbers of things. */
const NUMBERED = /(?:^|[a-z])(?:id|ocid|number|code|identifier)$/i;
const walks = new WeakMap<z.ZodType, Walk>();

/** All texts of a content, also in objects and lists in each other, by the category's form. Days, amounts and values of enums are none. */
export function textsOf(form: z.ZodType, content: unknown): PlacedText[] {
  const known = walks.get(form) ?? walkOf(form) ?? nothing;
  walks.set(form, known);
  const found: PlacedText[] = [];
  known(content, '', found);
  return found;
}

const nothing: Walk = () => undefined;

/** Null where a form can hold no text. */
function walkOf(form: unknown): Walk | null {
  if (form instanceof z.ZodObject) return walkObject(Object.entries(form.shape));
  if (form instanceof z.ZodArray) return walkList(walkOf(form.element));
  if (form instanceof z.ZodOptional || form instanceof z.ZodNullable || form instanceof z.ZodDefault || form instanceof z.ZodReadonly)
    return walkOf(form.def.innerType);
  // What is made of a text in somebody's form, such as a number in Latin digits, is a number of something.
  if (form instanceof z.ZodPipe) return form.def.in instanceof z.ZodString ? takeAs('NUMBER') : walkOf(form.def.in);
  if (form instanceof z.ZodURL) return takeAs('NUMBER');
  if (form instanceof z.ZodString && form.format === null) return takeAs('WORDS');
  return null;
}

function walkObject(shape: readonly (readonly [string, unknown])[]): Walk | null {
  const walked = shape.flatMap(([key, inner]) => {
    const walk = walkOf(inner);
    return walk === null ? [] : [{ key, walk }];
  });
  if (walked.length === 0) return null;
  return (value, place, found) => {
    if (typeof value !== 'object' || value === null) return;
    for (const { key, walk } of walked) {
      const inner: unknown = Reflect.get(value, key);
      if (inner !== undefined) walk(inner, place === '' ? key : `${place}.${key}`, found);
    }
  };
}

function walkList(walk: Walk | null): Walk | null {
  if (walk === null) return null;
  return (value, place, found) => {
    if (Array.isArray(value)) for (const [index, item] of value.entries()) walk(item, `${place}.${index}`, found);
  };
}

function takeAs(role: PlacedText['role']): Walk {
  return (text, place, found) => {
    if (typeof text === 'string') found.push({ place, text, role: role === 'WORDS' && NUMBERED.test(nameOf(place)) ? 'NUMBER' : role });
  };
}

/** The last name of a place, whatever its number in a list. */
function nameOf(place: string): string {
  return (
    place
      .replace(/(?:\.\d+)+$/, '')
      .split('.')
      .at(-1) ?? ''
  );
}
