import type { Plugin } from 'vite';

const PREFIX = 'virtual:';

/**
 * Lets the page import what was worked out for it: what stands under `catalogue` is exported by `virtual:catalogue` under that name, and so on.
 */
export function dataPlugin(data: Readonly<Record<string, unknown>>): Plugin {
  return {
    name: 'data',
    resolveId: (id) => (id.startsWith(PREFIX) && Object.hasOwn(data, id.slice(PREFIX.length)) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const name = id.slice(PREFIX.length + 1);
      // JSON in a text is read several times faster than the same as a literal.
      return `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(data[name]))});`;
    },
  };
}
