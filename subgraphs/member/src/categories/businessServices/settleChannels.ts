import type { BusinessServiceContent } from './businessServiceAttributes.ts';

type Channel = BusinessServiceContent['channels'][number];

/**
 * The content with each way to ask for the service once. Files have the ways in one column and the address of the page in another: a way that has a
 * page and says nothing else is online, and one that is only named is left out where another of its kind says more. Settling it again changes nothing.
 */
export function settleChannels(content: BusinessServiceContent): BusinessServiceContent {
  const channels = content.channels.map((channel) => ({ ...channel, ...kindOf(channel) }));
  const told = new Set(channels.flatMap((channel) => (saysMore(channel) ? [channel.kind] : [])));
  const named = new Set<Channel['kind']>();
  return {
    ...content,
    channels: channels.filter((channel) => {
      if (saysMore(channel)) return true;
      const { kind } = channel;
      const isFirst = !told.has(kind) && !named.has(kind);
      named.add(kind);
      return isFirst;
    }),
  };
}

function kindOf({ kind, url }: Channel): Pick<Channel, 'kind'> {
  if (kind !== undefined) return { kind };
  return url === undefined ? {} : { kind: 'ONLINE' };
}

function saysMore({ url, address, openingHours }: Channel): boolean {
  return [url, address, openingHours].some((value) => value !== undefined);
}
